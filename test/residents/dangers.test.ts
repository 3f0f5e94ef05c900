import { describe, expect, it } from "vitest";
import { fold } from "../../src/text/fold.ts";
import { classifier, say } from "./knowledge.ts";

// Number that must stand first (any of several), as written, and as typed in haste.
const dangers = `
115|ăn nhầm thuốc chuột rồi, đang nôn ói|an nham thuoc chuot r, dag non oi
115|con tôi uống nhầm chai nước tẩy bồn cầu|con t uong nham chai nc tẩy bồn cau r
115|cả nhà ăn nấm rừng giờ ai cũng ói với lơ mơ|ca nha an nam rung jo ai cg oi vs lơ mo
115|bà nội nuốt nhầm viên diệt gián|ba noi nuot nham vien diet gián
115|thằng bạn chơi thuốc quá liều nằm im không trả lời|thag ban choi thuoc wa lieu nam im ko tra loi
115|em gái uống một vốc thuốc ngủ rồi gọi không dậy|e gai uong 1 voc thuoc ngu r goi k dậy
115|chú thợ hồ bị điện giật dính luôn vào cột|chu tho ho bi dien giat dinh lun vao cot
114|bé nhà hàng xóm rớt xuống ao rồi|be nha hang xom rot xuong ao r
114|mấy đứa nhỏ tắm sông bị nước kéo đi|may dua nho tam sog bi nc keo di
114|ông cụ té giếng chưa kéo lên được|ong cu té gieng chua keo len dc
115|ba tôi bị rắn lục cắn sưng vù cả chân|ba t bi ran luc can sung vu ca chan
115|bé hóc hạt nhãn mặt tím rồi|be hoc hat nhan mat tim r
115|ngoại nghẹn cơm thở không ra hơi|ngoai nghen com tho ko ra hoi
114|nhà em có mùi gas nồng nặc bếp khóa rồi vẫn xì|nha e co mui gas nong nac, bep khoa r van xi
115|có anh công nhân tự nhiên ngã gục giữa xưởng|co a cong nhan tu nhien nga guc giua xuong
115|con em sốt cao co giật mắt trợn ngược|con e sot cao co giat mat tron nguoc
115|vợ tôi lên cơn động kinh cắn lưỡi chảy máu|vo t len con dong kinh can luoi chay mau
115|bố em đau ngực dữ dội vã mồ hôi nằm vật ra|bo e dau nguc du doi, va mo hoi nam vat ra
115|mẹ tôi méo miệng liệt nửa người, nói không được|me t meo mieng liet nua ng, noi ko dc
115|bị ong vò vẽ đốt cả đầu, mặt sưng húp khó thở|bi ong vo ve dot ca dau mat sung hup kho tho
115|chó dại cắn thằng bé máu chảy nhiều lắm|cho dai can thang be mau chay nhieu lam
115|xe ben cán qua chân ông già bán vé số|xe ben can wa chan ong gia ban ve so
115|hai xe máy đâm nhau ở ngã tư, người nằm la liệt|2 xe may dam nhau o nga tu, ng nam la liet
115|xe khách lật xuống ruộng nhiều người bị thương|xe khach lat xuong ruog nhiu ng bi thuog
114|cháy chợ rồi bà con ơi|chay cho r ba con oi
114|phòng trọ kế bên bốc khói đen mù mịt|phog tro ke ben boc khoi den mu mit
114|bình ga mini nổ cháy lan lên trần|binh ga mini no chay lan len tran
114|xe bồn chở xăng đang cháy ngay quốc lộ|xe bon cho xag dang chay ngay qlo
114|kẹt thang máy chung cư tầng 9 ngộp quá|ket thag may chug cu tag 9 ngop qua
114|sập công trình, hai thợ còn kẹt ở dưới|sap cog trinh, 2 tho con ket o duoi
114|nước lũ lên tới nóc, nhà em còn bà già với trẻ con|nc lu len toi noc, nha e con ba gia vs tre con
114,115|cháu bé thò tay vào máy ép nước mía bị kẹt|chau be tho tay vo may ep nc mia bi ket
113|có thằng cầm mã tấu rượt chém người trước quán|co thag cam ma tau ruot chem ng trc quan
113|chồng đang đập cửa đòi giết mẹ con em|chog dag dap cua doi giet me con e
113|nó đang đánh vợ dã man trong phòng trọ kế bên|no dag danh vo da man trog phog tro ke ben
113|ổng say rượu đang rượt đánh con bé quanh nhà|og say ruou dag ruot danh con be quanh nha
113|bạn trai cũ đang đứng trước cửa phòng em đạp cửa|ban trai cu dag dung trc cua phog e dap cua
113|hai xe máy cứ bám theo em từ nãy giờ, em sợ quá|2 xe may cu bam theo e tu nay gio, e so wa
113|có người lạ lẻn vào nhà, em trốn trong tủ|co ng la len vo nha, e tron trog tu
113|con gái tôi bị kéo lên xe bảy chỗ chạy mất rồi|con gai t bi keo len xe 7 cho chay mat r
113|em bị lừa sang Campuchia, tụi nó nhốt đánh, đòi chuộc 200 triệu|e bi lua sag cam, tui no nhot danh doi chuoc 200tr
113|đang bị người ta nhốt ở karaoke bắt tiếp khách|dag bi ng ta nhot o karaoke bat tiep khach
113|công ty bên Miến Điện chích điện tụi em mỗi ngày, không cho về, cứu với|cty ben mien dien chich dien tui e moi ngay k cho ve, cuu vs
113|nhóm thanh niên cầm dao phóng lợn đang đuổi nhau|nhom thah nien cam dao phog lon dag duoi nhau
113|có thằng rút súng trong quán nhậu|co thag rut sug trog quan nhau
113|cướp tiệm vàng đang diễn ra ở chợ|cuop tiem vag dag dien ra o cho
113,115|nó vừa giật túi xách chị kia té xuống đường chảy máu đầu|no vua giat tui xach chi kia te xuog duog chay mau dau
113|lạc mất con 4 tuổi ở hội chợ từ nãy giờ|lac mat con 4t o hoi cho tu nay h
113|cháu tôi đi học tới giờ chưa về, điện thoại tắt máy|chau t di hoc toi h chua ve, dt tat may
115|em không muốn sống nữa, em đang cầm dao lam|e ko mun sog nua, e dag cam dao lam
115|bạn em nhắn lời từ biệt, nó đang trên cầu|ban e nhan loi tu biet, no dag tren cau
115|vợ em mới uống thuốc cỏ|vo e ms uog thuoc co
115|con dọa nhảy lầu đang đứng ngoài lan can|con doa nhay lau dag dug ngoai lan can
113|thằng chồng đang dí dao vô cổ chị tôi|thag chog dag di dao vo co chi t
113|có ông kia đang sờ soạng bé gái trong công viên|co ong kia dag so soag be gai trog cog vien
113|em bị chuốc say, có người đang mò vô phòng|e bi chuoc say, co ng dag mo vo phog
113|ba dượng đang trói em tôi đánh bằng dây điện|ba duog dag troi e t danh bag day dien
113|tụi cho vay đang tạt sơn ném bom xăng vô nhà tôi|tui cho vay dag tat son nem bom xag vo nha t
113|chúng nó khóa trái cửa không cho em ra, giữ cả điện thoại chính|chug no khoa trai cua k cho e ra, giu ca dt chinh
114|ghe chìm giữa sông còn hai người chới với|ghe chim giua sog con 2 ng choi voi
115,114|thợ lặn lên bờ tím tái gọi không thưa|tho lan len bo tim tai goi ko thua
115|sản phụ đẻ rớt trên xe ôm, ra máu nhiều|san phu de rot tren xe om, ra mau nhieu
115|cắt trúng động mạch máu phun thành vòi|cat trug dog mach mau phun thah voi
115,114|hít phải khí dưới hầm biogas, hai người ngất|hit phai khi duoi ham biogas, 2 ng ngat
115|uống rượu lậu xong mắt mờ, nói sảng, thở dốc|uog ruou lau xog mat mo, noi sag, tho doc
115|bà bầu té cầu thang ra huyết|ba bau te cau thag ra huyet
114,115|dây điện đứt nằm dưới nước ngập, có người dính|day dien dut nam duoi nc ngap, co ng dinh
113|đám đông đang vây đánh một người vì nghi bắt cóc|dam dog dag vay danh 1 ng vi nghi bat coc
113|thằng hàng xóm ngáo đá leo qua nhà em cầm búa|thag hang xom ngao da leo wa nha e cam bua
113,114|chồng tôi đổ xăng khắp nhà cầm bật lửa|chog t do xag khap nha cam bat lua
115|bé 2 tuổi nuốt viên pin cúc áo của đồ chơi|be 2t nuot vien pin cuc ao cua do choi
115,114|hai cha con ngạt khói than tổ ong trong phòng kín|2 cha con ngat khoi than to ong trog phog kin
115|uống nhầm dầu hỏa, giờ ho sặc sụa|uog nham dau hoa, h ho sac sua
115|có bà té xe máu ra đầy mặt trước cổng chợ|co ba te xe mau ra day mat trc cog cho
115|ngộ độc rượu, bạn tôi nôn liên tục không đứng được|ngo doc ruou, ban t non lien tuc ko dung dc
115|ông nội bị tai biến, lay hoài không tỉnh|og noi bi tai bien, lay hoai ko tinh
115|em bé sơ sinh tím tái không khóc|e be so sinh tim tai ko khoc
115|chồng em bị máy cưa cắt đứt ngón tay|chog e bi may cua cat dut ngon tay
115|rết cắn sưng tay đau quá chịu hết nổi|ret can sug tay dau wa chiu het noi
115|thằng nhỏ bị nước sôi đổ phỏng nguyên người|thag nho bi nc soi do phog nguyen ng
115|mới hít bóng cười xong bạn em nằm co quắp|ms hit bog cuoi xog ban e nam co quap
115|dì em bị dị ứng tôm, môi sưng, khó thở lắm|di e bi di ug tom, moi sug, kho tho lam
115|xe tải tông học sinh trước cổng trường|xe tai tog hoc sinh trc cog truog
115|cây ngã đè trúng người đi đường|cay nga de trug ng di duog
114|cháy kho vải, công nhân đang ở trên lầu|chay kho vai, cog nhan dag o tren lau
114|bếp nhà em bén lửa dập hoài không tắt|bep nha e ben lua dap hoai ko tat
114|thuyền lật ngoài cửa biển có năm người|thuyen lat ngoai cua bien co 5 ng
114,115|có người nhảy cầu tự tử vừa chìm xuống|co ng nhay cau tu tu vua chim xuog
114|lở đất vùi mất hai căn nhà|lo dat vui mat 2 can nha
114|bé bị kẹt đầu trong song sắt ban công|be bi ket dau trog sog sat ban cog
114|hầm giếng thiếu khí, ba người xuống chưa lên|ham gieng thieu khi, 3 ng xuog chua len
113|có tiếng súng nổ gần nhà văn hóa|co tieg sug no gan nha van hoa
113|tụi nó kéo tới chục đứa cầm gậy vây nhà em|tui no keo toi chuc dua cam gay vay nha e
113|vợ chồng phòng bên đánh nhau, bà vợ kêu cứu|vo chog phog ben danh nhau, ba vo keu cuu
113|thằng say cầm kéo đâm loạn xạ trong quán net|thag say cam keo dam loan xa trog quan net
113|người lạ dắt bé gái 6 tuổi lên xe máy chạy rồi|ng la dat be gai 6t len xe may chay r
113|em đang bị giam ở casino bên Bavet, tụi nó đòi tiền mới thả|e dag bi giam o casino ben bavet, tui no doi tien ms tha
113|chị em nhắn bị bán sang Trung Quốc, đang bị nhốt|chi e nhan bi ban sag tq, dag bi nhot
113|có đứa đang cạy cửa nhà em, em ở nhà một mình|co dua dag cay cua nha e, e o nha 1 minh
113|ổng dọa đốt nhà, đang tưới xăng ngoài sân|og doa dot nha, dag tuoi xag ngoai san
113|bạn trai cũ nhốt em trong phòng trọ, lấy điện thoại|ban trai cu nhot e trog phog tro, lay dt
113|có ông chú đang ôm bé gái trong nhà vệ sinh công cộng|co og chu dag om be gai trog nha vs cog cog
113|hai băng đang hỗn chiến trước bar, có dao với súng|2 bag dag hon chien trc bar, co dao vs sug
113|taxi không cho em xuống, nó chở đi đâu không biết|taxi ko cho e xuog, no cho di dau k biet
113|bà nội lẫn đi đâu từ sáng tới giờ chưa thấy|ba noi lan di dau tu sag toi h chua thay
115|con muốn chết quá, con cầm sẵn lọ thuốc|con mun chet wa, con cam san lo thuoc
115|chị tôi rạch tay máu chảy đầy nhà tắm|chi t rach tay mau chay day nha tam
115|nó gửi hình sợi dây với chữ vĩnh biệt|no gui hinh soi day vs chu vinh biet
113|chồng bóp cổ tôi, tôi khóa cửa trong toilet|chog bop co t, t khoa cua trog toilet
113|thằng cha kia rình trước cửa phòng em cả tiếng rồi|thag cha kia rinh trc cua phog e ca tieg r
113|hôm kia nó đánh em, giờ nó đang đập cửa đòi giết em|hom kia no danh e, gio no dang dap cua doi giet e
115|hôm kia con té, giờ nó co giật rồi|hom kia con te, gio no co giat r
113|em bị nhốt từ 3/5 tới giờ, cứu em|e bi nhot tu 3/5 toi gio, cuu e
115|tuần trước nó nói muốn chết, giờ nó đang đứng trên lan can|tuan trc no noi muon chet, gio no dang dung tren lan can
115|dì Ba bị xe lôi quẹt té, chân gãy lòi xương|di Ba bi xe loi quet te, chan gay loi xuong
115|thằng bé nuốt đồng xu đang ọe hoài|thag be nuot dong xu dag oe hoai
115|ông hàng xóm lên cơn suyễn thở khò khè|og hang xom len con suyen tho kho khe
115|con gái sốt xuất huyết chảy máu chân răng, lừ đừ|con gai sot xuat huyet chay mau chan rag, lu du
115|ba em làm rẫy trúng nắng ngã lăn ra đất|ba e lam ray trug nag nga lan ra dat
115|hai thanh niên đụng xe nằm giữa lộ không động đậy|2 thah nien dug xe nam giua lo ko dong day
115|chị bán hủ tiếu bị phỏng nước lèo cả hai tay|chi ban hu tieu bi phog nc leo ca 2 tay
115|mẹ em ăn cóc xong ói ra máu|me e an coc xog oi ra mau
114|nhà kho giấy đang bốc cháy ngùn ngụt|nha kho giay dag boc chay ngun ngut
114|có mùi khét với khói từ hộp điện tầng trệt|co mui khet vs khoi tu hop dien tag tret
114|bé 5 tuổi tuột xuống mương nước chảy xiết|be 5t tuot xuog muog nc chay xiet
114|thang máy rớt, bên trong có ba người|thag may rot, ben trog co 3 ng
114|mưa lũ cuốn mất chiếc xe có người trong đó|mua lu cuon mat chiec xe co ng trog do
114|con mèo... à không, thằng nhỏ kẹt tay trong cửa cuốn|thag nho ket tay trog cua cuon
113|tụi đòi nợ đang phá cửa nhà em|tui doi no dag pha cua nha e
113|có người bắt cóc thằng bé trước trường mầm non|co ng bat coc thag be trc truog mam non
113|chồng cũ cầm rựa đứng ngoài rào đòi chém|chog cu cam rua dug ngoai rao doi chem
113|em bị nhốt trong khách sạn, nó lấy hết giấy tờ|e bi nhot trog ks, no lay het giay to
113|bọn lừa đảo giữ em ở Myanmar, cứu em với|bon lua dao giu e o myanmar, cuu e vs
113|nó đang quay lén con bé trong nhà tắm|no dag quay len con be trog nha tam
113|mấy thằng say đang đập quán em|may thag say dag dap quan e
113|có tiếng kêu cứu trong nhà hoang đầu hẻm|co tieg keu cuu trog nha hoag dau hem
113|bà cụ bị giật dây chuyền té, tụi nó vừa chạy|ba cu bi giat day chuyen te, tui no vua chay
113|đang bị xe lạ bám đuôi trên đèo|dag bi xe la bam duoi tren deo
113|ba nhốt em với mẹ ngoài sân, ổng cầm dao|ba nhot e vs me ngoai san, og cam dao
113|thằng anh rể đang đè em ra|thag anh re dag de e ra
113|nó dọa tung clip rồi nhảy vô bóp cổ em nè|no doa tung clip r nhay vo bop co e ne
115|chị họ nhắn tạm biệt, khóa cửa phòng không mở|chi ho nhan tam biet, khoa cua phog ko mo
115|anh em đòi treo cổ, giờ khóa máy|a e doi treo co, h khoa may
115|tao chán đời rồi, uống thuốc rầy cho xong|tao chan doi r, uog thuoc ray cho xog
115|cháu ngoại cắn trúng ớt pháo... à không, nó nuốt viên thuốc diệt ốc|chau ngoai nuot vien thuoc diet oc
115|ông thợ sơn té giàn giáo tầng hai nằm không nhúc nhích|og tho son te dan giao tag 2 nam ko nhuc nhich
115|hít thuốc xịt cỏ xong choáng, tay chân tê rần|hit thuoc xit co xog choag, tay chan te ran
115|vợ bầu ra máu nhiều đau bụng dữ|vo bau ra mau nhiu dau bug du
115|bé sặc sữa tím môi|be sac sua tim moi
114|ghe chở lúa chìm, ông chủ ghe chưa ngoi lên|ghe cho lua chim, og chu ghe chua ngoi len
114|leo núi bị lạc, điện thoại sắp hết pin, trời tối|leo nui bi lac, dt sap het pin, troi toi
113|ổng khóa cửa nhốt hai mẹ con, dọa tạt axit|og khoa cua nhot 2 me con, doa tat axit
113|mấy đứa xăm trổ lôi thằng em em lên xe đi rồi|may dua xam tro loi thag e e len xe di r
113|tụi trong công ty lừa đảo bên Campuchia đang đánh em|tui trog cty lua dao ben cam dag danh e
115|nó uống thuốc sâu rồi, miệng sùi bọt|no uog thuoc sau r, mieg sui bot
115|em đứng trên cầu rồi, tạm biệt|e dug tren cau r, tam biet
`;

const harmless = `
kế hoạch phòng cháy
thuốc chuột bán ở đâu
game bắn súng nào hay
kế hoạch nói gì về phòng cháy chữa cháy
năm ngoái nhà tôi bị cháy
ông tôi từng bị rắn cắn hồi nhỏ
ăn nhầm hạt sạn trong cơm
tôi gửi nhầm tin nhắn rồi
cách phòng ngộ độc thực phẩm
thuốc trừ sâu loại nào tốt
ngộ độc thực phẩm là gì
cơm nấm chuột đồng ngon không
đuối nước ở trẻ em phòng tránh thế nào
dạy bơi cho trẻ để phòng đuối nước
mục tiêu giảm tai nạn đuối nước
ai chịu trách nhiệm phòng chống mua bán người
chỉ tiêu tỷ lệ điều tra án giết người
tội phạm có tổ chức gồm những gì
tội giết người phạt mấy năm
tối qua coi phim bắn nhau hay quá
con tôi thích chơi súng nước
mua bình gas ở đâu rẻ
đổi bình ga giao tận nhà số mấy
hôm qua tôi bị giật điện thoại ở chợ
tuần trước hàng xóm bị trộm xe
nghe nói hồi xưa ở đây có vụ án mạng
điện giật là hiện tượng gì
sơ cứu người bị rắn cắn thế nào
hóc xương cá thì làm sao
tôi muốn hủy nhắc hạn
ngừng gửi thông báo cho tôi
đăng ký nhầm rồi, bỏ theo dõi giúp tôi
chợ cháy hàng hết rồi
bán chạy nhất tháng này
điện thoại tôi bị đơ, chết máy
con mèo nhà tôi bị chết
tôi sốc vì giá vé
buồn muốn xỉu
đói muốn chết
kẹt xe quá trời
kẹt tiền quá
lịch tập huấn chữa cháy khi nào
diễn tập phương án chữa cháy ngày mai ở chợ
báo cáo công tác phòng chống tội phạm gửi ai
công an tỉnh làm gì khi có bắt cóc
xã tôi có ai trốn truy nã không
dao làm bếp mua đâu
súng săn có được giữ không
hàng xóm hay đánh vợ
tôi nghi có người bán ma túy
sập sàn tiền ảo mất 50 triệu
app vay tiền khủng bố điện thoại tôi
bị lừa sang tên xe
anh tôi làm ở Campuchia lương khá lắm
đi du lịch Campuchia cần giấy tờ gì
tuyên truyền phòng chống lao động cưỡng bức sang Campuchia
trẻ lạc thì báo ai
kế hoạch có nói gì về bạo lực gia đình không
hôm nọ có đánh nhau ở quán, giờ êm rồi
karaoke đó mở nhạc tới khuya ồn quá
karaoke nhà nhốt loa trong phòng cách âm
bé nhà tôi uống nhầm nước ngọt của anh nó
ăn nhầm đồ chay
nuốt nước bọt đau họng
bà tôi uống thuốc huyết áp mỗi ngày
ngộp vì deadline
tôi té xỉu khi thấy hóa đơn điện haha
bị hack facebook
mấy đứa nhỏ tắm sông mùa hè hay bị rầy
lửa trại tối nay ở trường
hết thuốc rồi chưa mua
lỡ ăn nhầm phần cơm của bạn
anh ấy mất năm 2010 vì tai nạn
gia đình tôi có người mới mất, xin giấy chứng tử ở đâu
cây đổ chắn đường hôm bão tháng trước
xe tôi bị tông hư cản, tự thương lượng rồi
đau đầu quá với đống báo cáo này
pin cúc áo mua ở đâu
than tổ ong có bị cấm không
hôm trước bà té xe giờ khỏe rồi
rượu giả thì báo ai
nước sôi mấy độ
bóng cười có bị cấm không
dị ứng tôm uống thuốc gì
xe tải được chạy giờ nào
trồng cây trước cổng trường
cháy kho năm 2020 do ai điều tra
hỗ trợ nhà bị lũ cuốn năm ngoái
tập huấn cứu đuối khi nào
song sắt ban công có bắt buộc không
khai báo súng săn ở đâu
kế hoạch nói gì về băng nhóm
phòng ngừa tự tử ở học sinh có trong kế hoạch không
casino Bavet có hợp pháp không
chị em hỏi thủ tục đi Trung Quốc
khóa cửa nhà tắm bị hư
taxi nào rẻ
bà nội lẫn nên hay quên
dượng em làm công an
hàng xóm hay ôm cháu bé của tôi, dễ thương lắm
cách làm cơm cháy
cầu thang nhà em bị hư
con em học lớp 3, cần tìm chỗ học bơi
nghe tin cháy chợ mà thương bà con
nhà em từng cháy một lần
báo cáo số vụ cháy quý 1
tỉ lệ phá án giết người
vợ chồng tôi hay cãi nhau
thống kê tai nạn giao thông gửi ai
tôi khó thở khi đọc mấy văn bản này
máu nghệ thuật của em
mệt xỉu với cái app này
ói với giá điện
hát bài chết trong em đi
mùa này rắn nhiều không
thuốc ngủ có cần toa không
xăng hôm nay giá bao nhiêu
dao lam bán ở đâu
em đang học bắn cung
con tôi té hôm bữa trầy đầu gối thôi
quay phim cảnh cháy nhà cần xin phép ai
nhảy cầu ở hồ bơi cần mấy tuổi
tối 30/11 tụi thanh niên rượt chém nhau bể kiếng tiệm tạp hóa ở khóm 1 phường 9, đứa cầm đầu tên Lộc Khỉ. Tin này đừng để tên tui, gửi luôn
hôm kia tụi thanh niên đập phá tiệm tạp hóa ở khóm 1 phường 9, cầm đầu tên Lộc, đừng để tên tui, gửi
ngày 3/5 có nhóm cầm dao đánh nhau trước quán Hương
tuần trước chồng em đánh em gãy tay
bữa hổm có thằng vô nhà tui lục tủ lấy 5 triệu
đêm 23/12 nhà kho bị cháy, tôi nghi có người đốt
mùng 3 tết hai nhóm chém nhau ở chợ
sáng hôm trước nó cầm rựa dọa chém tôi
tháng trước có xe tông chết người rồi bỏ chạy, tôi biết biển số
xe lôi chở hàng có bị cấm không
paracetamol uống mấy viên
trung tâm dạy bơi ở đâu
cúp điện khu tôi từ sáng
nhà kho cho thuê giá bao nhiêu
phong tục cưới hỏi
thang máy chung cư bị hư hoài, ban quản lý không sửa
hàng xóm đốt rác khói bay qua nhà tôi hoài
em trai tôi bị tai nạn năm ngoái đã khỏe
lực lượng chữa cháy có bao nhiêu người
kế hoạch phòng chống bắt cóc trẻ em có không
tập huấn sơ cấp cứu cho đoàn viên ngày nào
chồng tôi mất ba năm rồi
giết gà đãi khách
cháy hàng rồi shop ơi
đánh ghen trên mạng coi vui ghê
con gái tôi té xe hôm bữa, giờ đi học lại rồi
bữa trước có trộm chó, nay tôi muốn báo
tụi nó cá độ mỗi tối ở quán cà phê
rượu ngâm rắn bán ở đâu
thuốc diệt ốc loại nào an toàn cho cá
sơn nhà giá bao nhiêu một mét
hội thi chữa cháy của huyện tổ chức hôm nào
ai được giao tuyên truyền phòng chống đuối nước
bé nhà em sặc sữa hồi mới sinh thôi giờ lớn rồi
tháng trước hàng xóm vác rựa dọa tôi, tôi muốn báo lại
trạm biến áp của ấp khi nào sửa
anh tôi làm công ty ở Campuchia mới gửi tiền về
`;

// In signs. Who is frightened reads one line.
const firstLine = 100;

describe("danger in the words of those who see it", () => {
  it.each(linesOf(dangers).map((line) => line.split("|")))(
    "%s first: “%s”",
    async (numbers = "", written = "", hurried = "") => {
      for (const text of [written, fold(written), hurried]) {
        expect([text, intentOf(text)]).toEqual([text, "emergency"]);
        const { text: reply } = await say("emergency", text);
        const first = /11[1345]/u.exec(reply.slice(0, firstLine))?.[0];
        expect([text, numbers.split(",")]).toEqual([
          text,
          expect.arrayContaining([first]),
        ]);
      }
    },
  );
});

describe("the same words without danger", () => {
  it.each(linesOf(harmless))("“%s”", (text) => {
    expect(intentOf(text)).not.toBe("emergency");
  });
});

function linesOf(table: string): string[] {
  return table.trim().split("\n");
}

function intentOf(text: string): string {
  return classifier.classify(text, { placeKnown: false }).intent;
}
