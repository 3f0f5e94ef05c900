import { expect, it } from "vitest";
import { openParts } from "./parts.ts";

const { answer } = await openParts();

it.each([
  [
    "Tỉnh Bình Phước",
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh được giao việc gì?",
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh được giao",
  ],
  [
    null,
    "Phong trào “4 an toàn” được tuyên truyền thực hiện ở những nơi nào?",
    "bệnh viện",
  ],
  [
    "Tỉnh Gia Lai",
    "Kế hoạch tuyên truyền năm 2021 được lập để thực hiện kế hoạch số mấy của Ban Chỉ đạo tỉnh?",
    "07/KH-BCĐ",
  ],
  [
    null,
    "Kế hoạch nâng cao chất lượng phong trào của Bình Phước được gửi đến cục nào?",
    "V05",
  ],
  [
    "Thành phố Trà Vinh",
    "Dự toán của các cơ quan để thực hiện kế hoạch gửi cho phòng nào thẩm định?",
    "Phòng Tài chính",
  ],
  [
    "Thành phố Trà Vinh",
    "Ngoài đề án của tỉnh, UBND phường, xã gắn tuyên truyền với kế hoạch của UBND thành phố về phòng ngừa đối tượng nào?",
    "trộm cắp vặt",
  ],
  [
    "Tỉnh Bình Phước",
    "Các mô hình trong trường học mà Sở Giáo dục nhân rộng tên gì?",
    "Trường học an toàn",
  ],
  [
    "Thành phố Trà Vinh",
    "Phòng Tài nguyên và Môi trường tham gia mấy cái gì để bảo vệ môi trường?",
    "mít tinh",
  ],
  [
    "Tỉnh Trà Vinh",
    "Ngoài công an chủ trì, những bên nào được xếp vào lực lượng phối hợp?",
    "Lực lượng phối hợp:",
  ],
  [
    "Thành phố Hà Nội",
    "Dự án 6 làm ở những đâu, phạm vi thế nào?",
    "Thực hiện tại Mặt trận Tổ quốc các cấp",
  ],
  [
    "Thành phố Trà Vinh",
    "Kinh phí tuyên truyền dùng để hỗ trợ những gì theo mục 8?",
    "bồi dưỡng báo cáo viên",
  ],
  [
    "Thành phố Trà Vinh",
    "Kế hoạch 41/KH-UBND có nộp cho Bộ Công an không, gửi những đâu?",
    "Nơi nhận: UBND tỉnh",
  ],
  [
    "Thành phố Hà Nội",
    "Dự án 6 ai có trách nhiệm giám sát, đánh giá?",
    "Công an Thành phố",
  ],
  [
    "Thành phố Hà Nội",
    "Việc tổng kết dự án 6 nằm trong khoảng thời gian nào?",
    "Quý II",
  ],
  [
    null,
    "Kế hoạch 95/KH-UBND triển khai Dự án mấy, theo quyết định nào của Bộ Công an?",
    "Dự án 2",
  ],
  [
    "Thành phố Hà Nội",
    "Tổng kết giai đoạn 2012-2015 làm từ quý mấy?",
    "Quý II",
  ],
])("%s: %s is told by %s", (place, question, words) => {
  const { text, answered } = answer(question, { place });
  expect(answered).toBe(true);
  expect(text).toContain(words);
});

it.each([
  [
    "Thành phố Hà Nội",
    "Ai chủ trì cân đối kinh phí cho dự án?",
    "Đơn vị được giao: Sở Tài chính.",
  ],
  [
    null,
    "Sở Thông tin và Truyền thông Gia Lai lập kế hoạch năm 2021 để thực hiện kế hoạch nào của Ban Chỉ đạo tỉnh?",
    "“Thực hiện nội dung Kế hoạch số 07/KH-BCĐ",
  ],
])("%s: %s begins with %s", (place, question, words) => {
  const { text } = answer(question, { place });
  expect(text.startsWith(words)).toBe(true);
});
