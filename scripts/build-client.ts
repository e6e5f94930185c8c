/** `npm run build`, last step: the client of the HTML report as text, in the place of the module that bundles it. */
import { writeFileSync } from 'node:fs';
import { clientFiles } from '#harness/present/html/client-files.ts';

const files = JSON.stringify(await clientFiles());
writeFileSync(
  'dist/harness/present/html/client-files.js',
  `const files = ${files};\nexport const clientFiles = async () => files;\n`,
);
