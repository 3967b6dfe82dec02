// Unpacks the browser into TMPDIR. In a process of its own, because the package reads where from the real environment.
import chromium from '@sparticuz/chromium';

await chromium.executablePath();
