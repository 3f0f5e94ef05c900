/** "1217" names "1217/QĐ-TTg"; so does the whole number, however it is spelled. */
export function sameNumber(cited: string | null, asked: string): boolean {
  if (cited === null) return false;
  const plain = (number: string) =>
    number
      .normalize("NFD")
      .replace(/[\p{M}\s]/gu, "")
      .replace(/[\u0110\u0111]/gu, "d")
      .toLowerCase()
      .replace(/(?<!\d)0+(?=\d)/gu, "");
  const whole = plain(cited);
  const part = plain(asked);
  // A number may be given without its end, but not cut inside a part.
  return (
    whole === part ||
    (whole.startsWith(part) && /^[/-]/u.test(whole.slice(part.length)))
  );
}
