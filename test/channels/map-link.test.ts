import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { coordinatesIn } from "../../src/channels/map-link.ts";

const place = (latitude: number, longitude: number) => ({
  latitude,
  longitude,
});

describe("a place in a text", () => {
  it.each([
    // Google Maps: a place's pin comes before the middle of the map it is shown on.
    [
      "https://www.google.com/maps/place/Ch%E1%BB%A3+Tr%C3%A0+Vinh/@9.9351,106.3401,17z/data=!3m1!4b1!4m6!3m5!1s0x0:0x0!8m2!3d9.9347!4d106.3453!16s",
      place(9.9347, 106.3453),
    ],
    [
      "https://www.google.com/maps/@9.9347,106.3453,15z",
      place(9.9347, 106.3453),
    ],
    [
      "https://www.google.com.vn/maps/@9.9347,106.3453,15z?hl=vi",
      place(9.9347, 106.3453),
    ],
    ["https://maps.google.com/?q=9.9347,106.3453", place(9.9347, 106.3453)],
    [
      "https://maps.google.com/maps?q=loc:9.9347,106.3453&z=17",
      place(9.9347, 106.3453),
    ],
    [
      "https://www.google.com/maps?ll=9.9347,106.3453&q=9.5,106.5",
      place(9.5, 106.5),
    ],
    [
      "https://www.google.com/maps?ll=9.9347,106.3453&q=Ch%E1%BB%A3",
      place(9.9347, 106.3453),
    ],
    [
      "https://www.google.com/maps/search/?api=1&query=9.9347%2C106.3453",
      place(9.9347, 106.3453),
    ],
    [
      "https://www.google.com/maps/search/9.9347,+106.3453?entry=tts",
      place(9.9347, 106.3453),
    ],
    [
      "https://www.google.com/maps/place/9.9347,106.3453/@9.1,106.1,17z",
      place(9.9347, 106.3453),
    ],
    [
      "https://www.google.com/maps/place/9%C2%B056'04.9%22N+106%C2%B020'43.1%22E/",
      place(9 + 56 / 60 + 4.9 / 3600, 106 + 20 / 60 + 43.1 / 3600),
    ],
    [
      "https://www.google.com/maps/dir/?api=1&destination=9.9347,106.3453",
      place(9.9347, 106.3453),
    ],
    // Of several places looked at, the last.
    [
      "https://www.google.com/maps/dir/data=!3d9.1!4d106.1!3d9.9347!4d106.3453",
      place(9.9347, 106.3453),
    ],
    // Apple Maps.
    [
      "https://maps.apple.com/?ll=9.9347,106.3453&q=Ghim",
      place(9.9347, 106.3453),
    ],
    [
      "https://maps.apple.com/place?coordinate=9.9347,106.3453&name=Nh%C3%A0",
      place(9.9347, 106.3453),
    ],
    // OpenStreetMap: the marker comes before the middle.
    [
      "https://www.openstreetmap.org/#map=17/9.9347/106.3453",
      place(9.9347, 106.3453),
    ],
    [
      "https://www.openstreetmap.org/?mlat=9.9347&mlon=106.3453#map=12/9.1/106.1",
      place(9.9347, 106.3453),
    ],
    // Other links and plain words, within Vietnam.
    [
      "https://map.example/xem?vitri=9.93470,106.34530",
      place(9.9347, 106.3453),
    ],
    ["geo:9.9347,106.3453?z=17", place(9.9347, 106.3453)],
    ["tôi ở 9.93470, 106.34530 gần chợ", place(9.9347, 106.3453)],
    ["9.93470;106.34530", place(9.9347, 106.3453)],
    ["(9.93470 106.34530).", place(9.9347, 106.3453)],
    [
      "9°56'04.9\"N 106°20'43.1\"E",
      place(9 + 56 / 60 + 4.9 / 3600, 106 + 20 / 60 + 43.1 / 3600),
    ],
    ["Trường Sa: 8.6442, 111.9202", place(8.6442, 111.9202)],
    [
      "Cháy ở đây https://maps.google.com/?q=9.9347,106.3453 tới ngay",
      place(9.9347, 106.3453),
    ],
    // A link that holds nothing does not hide the one that does.
    [
      "https://zalo.me/ và https://maps.google.com/?q=9.9347,106.3453",
      place(9.9347, 106.3453),
    ],
  ])("is read from %s", (text, expected) => {
    const found = coordinatesIn(text);
    expect(found?.latitude).toBeCloseTo(expected.latitude, 9);
    expect(found?.longitude).toBeCloseTo(expected.longitude, 9);
  });

  it.each([
    "",
    "tôi ở gần chợ",
    "https://maps.app.goo.gl/AbCdEf123",
    "https://goo.gl/maps/AbCdEf123",
    "https://www.google.com/search?q=9.9347",
    "https://maps.google.com/?q=Ch%E1%BB%A3+Tr%C3%A0+Vinh",
    "https://maps.google.com/?q=99.9347,106.3453",
    "https://maps.google.com/?q=0,0",
    "https://maps.apple.com/?address=1%20L%C3%AA%20L%E1%BB%A3i",
    "https://www.openstreetmap.org/about",
    "https://%zz",
    "https://maps.google.com/?q=%E0%A4%A",
    // What else is written in pairs: sums, ratings, dates, versions, phone numbers, addresses of machines.
    "từ 10.500, 106.000 đồng",
    "10.5, 106.3",
    "8.1234, 9.5678",
    "192.168.1.1 106.1234",
    "0912.3456, 0987.6543",
    "12.11.2026, 106.1234",
    // Another country's plain pair may be anything.
    "48.85837, 2.29448",
  ])("is not seen in “%s”", (text) => {
    expect(coordinatesIn(text)).toBeUndefined();
  });

  const latitude = fc.integer({ min: 700_000, max: 2_330_000 });
  const longitude = fc.integer({ min: 10_220_000, max: 11_790_000 });
  const writings: ((latitude: string, longitude: string) => string)[] = [
    (la, lo) => `https://www.google.com/maps/@${la},${lo},17z`,
    (la, lo) => `https://www.google.com/maps/place/x/data=!3d${la}!4d${lo}`,
    (la, lo) => `https://maps.google.com/?q=${la},${lo}`,
    (la, lo) => `https://maps.google.com/?q=${la}%2C+${lo}`,
    (la, lo) => `https://maps.apple.com/?ll=${la},${lo}`,
    (la, lo) => `https://www.openstreetmap.org/#map=17/${la}/${lo}`,
    (la, lo) => `https://www.openstreetmap.org/?mlat=${la}&mlon=${lo}`,
    (la, lo) => `ở ${la}, ${lo}!`,
  ];
  test.prop([latitude, longitude, fc.constantFrom(...writings)])(
    "is read as it was written, anywhere in Vietnam",
    (la, lo, write) => {
      const text = write((la / 1e5).toFixed(5), (lo / 1e5).toFixed(5));
      expect(coordinatesIn(text)).toEqual(place(la / 1e5, lo / 1e5));
    },
  );

  test.prop([fc.string({ unit: "binary" })])(
    "never makes reading fail",
    (text) => {
      expect(() => coordinatesIn(`https://${text}`)).not.toThrow();
      const found = coordinatesIn(text);
      if (found) expect(Math.abs(found.latitude)).toBeLessThanOrEqual(90);
    },
  );
});
