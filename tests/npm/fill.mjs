// Fills in a PDF form with pdf.js as its viewer does, and saves it:  node fill.mjs BLANK.pdf ANSWERS.json FILLED.pdf
// ANSWERS.json maps the names of fields to texts; for a choice, to the value of the circle.

import { readFileSync, writeFileSync } from "node:fs";

// What only drawing needs; nothing is drawn here, so the optional canvas package need not be installed.
globalThis.DOMMatrix ??= class {};
globalThis.ImageData ??= class {};
globalThis.Path2D ??= class {};
const { getDocument, VerbosityLevel } = await import("pdfjs-dist/legacy/build/pdf.mjs");

const [blank, answers, filled] = process.argv.slice(2);
const given = JSON.parse(readFileSync(answers, "utf8"));
const task = getDocument({
  data: new Uint8Array(readFileSync(blank)),
  verbosity: VerbosityLevel.ERRORS,
  isEvalSupported: false,
});
const pdf = await task.promise;
const missing = new Set(Object.keys(given));

for (let number = 1; number <= pdf.numPages; number++) {
  const page = await pdf.getPage(number);
  for (const field of await page.getAnnotations({ intent: "display" })) {
    if (!(field.fieldName in given)) continue;
    const value = given[field.fieldName];
    missing.delete(field.fieldName);
    pdf.annotationStorage.setValue(field.id, { value: field.radioButton ? field.buttonValue === value : value });
  }
}
if (missing.size > 0) throw new Error(`no such fields: ${[...missing].join(", ")}`);
writeFileSync(filled, await pdf.saveDocument());
await task.destroy();
