import { LunarDate } from "@nghiavuive/lunar_date_vi";
import type { CivilDate } from "../clock.ts";
import { dateIn } from "./civil-days.ts";

/**
 * The civil date of a day of the Vietnamese lunar calendar (UTC+7; leap months are not counted), years 1900 to 2199.
 * The Chinese calendar differs in some years, as at Tết of 2007 and 2030.
 */
export function lunarDay(year: number, month: number, day: number): CivilDate {
  const lunar = new LunarDate({ year, month, day });
  lunar.init();
  const solar = lunar.toSolarDate().get();
  return dateIn(solar.year, solar.month, solar.day);
}
