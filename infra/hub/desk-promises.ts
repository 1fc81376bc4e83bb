/** Pages of the desk, and those before it and beside it. */
const pages = [
  ...['/', '/cases', '/case', '/letters', '/figures', '/trail', '/reconciliation', '/notices', '/onboarding'],
  ...['/import', 'sign-in', '/progress'],
];
/** Sheets for the printer have no phone. */
const sheets = ['/print/list', '/print/case', '/print/figures', '/print/reconciliation', '/print/conform'];

/** Figures that a whole run of the tests must have come to. */
export const promised: readonly string[] = [
  ...pages.flatMap((page) => ['wide', 'phone'].map((size) => `axe violations: ${page} ${size}`)),
  ...sheets.map((sheet) => `axe violations: ${sheet} wide`),
  ...['requests to elsewhere', 'first load, gzip', 'first row, CPU slowed 4 times', 'a referral'],
];
