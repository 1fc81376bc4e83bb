/** How much of the slow comparisons with OpenSSL a run does, and what a longer one sets instead: SIGNATURES=1000 EVIDENCE_MUTATIONS=1000. */
export const signatureCount = Number(process.env.SIGNATURES ?? 50);
export const evidenceMutations = Number(process.env.EVIDENCE_MUTATIONS ?? 60);
/** Set where LibreOffice must be there, so that what is tried in it is not skipped: LIBREOFFICE=1. */
export const needsLibreOffice = process.env.LIBREOFFICE === '1';
/** A Chromium to be used in place of the one found: CHROME_PATH. */
export const chromePath = (): string | undefined => process.env.CHROME_PATH;
/** A hub with a demo county that runs already, in place of one of the tests' own: DESK_URL. */
export const deskUrlOfRunningHub = (): string | undefined => process.env.DESK_URL;
/** How many rows the import is timed with at the desk; the figure that is promised is of 5000: IMPORT_ROWS=5000. */
export const importRows = (): number => Number(process.env.IMPORT_ROWS ?? 300);
/** Who runs the plans of the gateways under test, where not the compiled ones: GATEWAY_EXECUTION=stock. */
export const gatewayExecution = (): string | undefined => process.env.GATEWAY_EXECUTION;
