// What the form is, and the fields on the page: read, write, and bring text into form as the collector does.
const given = JSON.parse(document.getElementById('given').textContent);
const byId = (id) => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const say = (key, values = {}) =>
  given.say[key].replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
const fieldOf = new Map(given.fields.map((field) => [field.key, field]));
const controlOf = (key) => byId(`f-${key}`);
const radiosOf = (key) => fieldOf.get(key).choices.map((choice) => byId(`f-${key}-${choice}`));

const valueOf = (key) =>
  fieldOf.get(key).kind === 'choice' ? (radiosOf(key).find((radio) => radio.checked)?.value ?? '') : controlOf(key).value;

const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00Z`).toJSON()?.startsWith(text) === true;

// Gives false where the field cannot hold the value; it is then empty.
const putInto = (key, value) => {
  if (fieldOf.get(key).kind === 'choice') {
    radiosOf(key).forEach((radio) => { radio.checked = radio.value === value; });
    return value === '' || valueOf(key) === value;
  }
  const control = controlOf(key);
  if (fieldOf.get(key).kind === 'day' && !isDay(value)) { // Chromium would put the text on its console.
    control.value = '';
    return value === '';
  }
  control.value = value;
  const held = control.value === value.replace(/\r\n?/g, '\n');
  if (!held && control.tagName === 'INPUT') control.value = given.prefilled[key] ?? '';
  return held || control.tagName === 'TEXTAREA';
};

const answersNow = () => Object.fromEntries(given.fields.map(({ key }) => [key, valueOf(key)]));
const blankAnswers = () => Object.fromEntries(given.fields.map(({ key }) => [key, given.prefilled[key] ?? '']));
const putAll = (answers) => given.fields.filter(({ key }) => !putInto(key, answers[key] ?? given.prefilled[key] ?? ''));
const snapshot = () => JSON.stringify(answersNow());
const anythingWritten = () => snapshot() !== JSON.stringify(blankAnswers());

// The rules of the collector, so that what counts as empty or too long here is so there; a test holds the two together.
const DROPPED = new RegExp(
  '[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\ud800-\\udfff\\u202a-\\u202e\\u2066-\\u2069\\ufdd0-\\ufdef\\ufeff' +
  Array.from({ length: 17 }, (_, plane) => `\\u{${(plane * 0x10000 + 0xfffe).toString(16)}}\\u{${(plane * 0x10000 + 0xffff).toString(16)}}`).join('') +
  ']', 'gu');
const inForm = (text) =>
  text.replace(/\r\n|[\r\u0085\u2028\u2029]/g, '\n').replace(/\t/g, ' ').replace(DROPPED, '')
    .split(/([\uf900-\ufaff\u{2f800}-\u{2fa1f}])/u).map((run, index) => (index % 2 ? run : run.normalize('NFC'))).join('')
    .replace(/[^\S\n]+$/gm, '').trim();
const lengthOf = (text) => Array.from(inForm(text)).length;

const clockTime = (date) => `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
const localDay = (date) => `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
const localMoment = (date) => {
  const behind = date.getTimezoneOffset(), ahead = Math.abs(behind);
  const offset = `${behind > 0 ? '-' : '+'}${String(Math.floor(ahead / 60)).padStart(2, '0')}:${String(ahead % 60).padStart(2, '0')}`;
  return `${localDay(date)}T${clockTime(date)}:${String(date.getSeconds()).padStart(2, '0')}${offset}`;
};

const setText = (element, text) => { if (element.textContent !== text) element.textContent = text; };
const tell = (element, lines, attention = false) => {
  element.replaceChildren(...lines.map((line) => Object.assign(document.createElement('p'), { textContent: line })));
  element.classList.toggle('attention', attention);
  element.hidden = !lines.length;
};
