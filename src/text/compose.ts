// Text comes from phones, scans and office files: one letter has several spellings in Unicode.

// Legacy Vietnamese fonts and foreign keyboards give the Icelandic eth or the African d for the barred d.
const barredD: Readonly<Record<string, string>> = {
  "\u00d0": "\u0110",
  "\u0189": "\u0110",
  "\u00f0": "\u0111",
  "\u0256": "\u0111",
};

// Plain signs and composed Latin letters, the barred d's doubles left out: what they spell is one already.
const composed =
  /^[\n\x20-\x7e\u00c0-\u00cf\u00d1-\u00ef\u00f1-\u017f\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]*$/;

/**
 * One spelling for what looks the same: NFC, plain spaces, straight quotes, hyphens for dashes, no control or
 * zero-width characters. Line feeds stay. Idempotent.
 */
export function compose(text: string): string {
  return composed.test(text) ? text : composeAnew(text);
}

function composeAnew(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/gu, "\n")
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, (sign) =>
      sign === "\n" ? sign : sign === "\t" ? " " : "",
    )
    .replace(/[\uff01-\uff5e]/gu, (wide) =>
      String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
    )
    .replace(/[\u00d0\u0189\u00f0\u0256]/gu, (sign) => barredD[sign] ?? sign)
    .normalize("NFC")
    .replace(/\p{Zs}/gu, " ")
    .replace(/[\u201c-\u201f\u00ab\u00bb\u2033]/gu, '"')
    .replace(/[\u2018-\u201b\u00b4\u2032]/gu, "'")
    .replace(/[\u2010-\u2015\u2212]/gu, "-");
}
