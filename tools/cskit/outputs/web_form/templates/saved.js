// The file that is handed in: made, saved as a download or into a folder, and opened again.
const fileText = () =>
  `${JSON.stringify({ schema: given.stamp.schema, stamp: given.stamp, saved_at: localMoment(new Date()), answers: answersNow() }, null, 2)}\n`;

const fileName = (draft) => {
  const safe = (key) => (new RegExp(given.person).test(inForm(valueOf(key))) ? inForm(valueOf(key)) : 'unnamed');
  const name = ['scorecard', given.stamp.background, safe('candidate'), safe('interviewer'), valueOf('held_on') || localDay(new Date())];
  return `${draft ? 'draft_' : ''}${name.join('_')}.json`;
};

const download = (draft) => {
  const name = fileName(draft);
  const address = URL.createObjectURL(new Blob([fileText()], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  filedAs = snapshot();
  saveDraft();
  tell(byId('done'), [say('saved_file', { name }), say(draft ? 'draft_hint' : 'saved_file_hint')]);
};

const FOLDER_FAILURES = {
  AbortError: 'folder_none', NotAllowedError: 'folder_denied', SecurityError: 'folder_denied',
  NoModificationAllowedError: 'folder_denied', QuotaExceededError: 'folder_full', NotFoundError: 'folder_gone',
};

const freeName = async (folder, name) => {
  for (let count = 1; ; count += 1) {
    const tried = count === 1 ? name : name.replace(/\.json$/, `-${count}.json`);
    try { await folder.getFileHandle(tried); } catch (error) {
      if (error.name === 'NotFoundError') return tried;
      if (error.name !== 'TypeMismatchError') throw error;
    }
  }
};

const saveIntoFolder = async () => {
  try {
    const folder = await window.showDirectoryPicker({ id: 'scorecards', mode: 'readwrite' });
    const wanted = { mode: 'readwrite' };
    if (await folder.queryPermission(wanted) !== 'granted' && await folder.requestPermission(wanted) !== 'granted') {
      throw new DOMException('', 'NotAllowedError');
    }
    const [text, taken] = [fileText(), snapshot()];
    const name = await freeName(folder, fileName(false));
    const handle = await folder.getFileHandle(name, { create: true });
    try {
      const stream = await handle.createWritable();
      await stream.write(text);
      await stream.close();
      if (await (await handle.getFile()).text() !== text) throw new DOMException('', 'DataError');
    } catch (error) {
      await folder.removeEntry(name).catch(() => undefined);
      throw error;
    }
    filedAs = taken;
    saveDraft();
    tell(byId('done'), [say('saved_folder', { folder: folder.name, name })]);
  } catch (error) {
    tell(byId('done'), [say(FOLDER_FAILURES[error.name] ?? 'folder_failed')], true);
  }
};

const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

const changedParts = (theirs, ours) => {
  const names = Object.keys({ ...ours, ...theirs }).filter((part) => theirs[part] !== ours[part])
    .map((part) => (Object.hasOwn(given.parts, part) ? given.parts[part] : say('part_other')));
  const once = [...new Set(names)];
  const shown = once.slice(0, 5).join(say('between'));
  return (once.length > 5 ? shown + say('between') + say('part_more', { n: once.length - 5 }) : shown) || say('part_other');
};

// Gives the reason why a parsed file does not belong to this form, or nothing.
const refusal = (file) => {
  if (!isRecord(file) || file.schema !== given.stamp.schema) return say('load_not_json');
  const { stamp, answers } = file;
  if (!isRecord(stamp) || !isRecord(stamp.parts) || !isRecord(answers)) return say('load_shape');
  if (stamp.language !== given.stamp.language) return say('load_language');
  if (stamp.background !== given.stamp.background) return say('load_background', { theirs: String(stamp.background).slice(0, 64) });
  if (stamp.plan !== given.stamp.plan) return say('load_plan', { theirs: String(stamp.plan).slice(0, 64) });
  if (stamp.content !== given.stamp.content) return say('load_content', { parts: changedParts(stamp.parts, given.stamp.parts) });
  if (!Object.entries(answers).every(([key, value]) => fieldOf.has(key) && typeof value === 'string')) return say('load_shape');
  const other = Object.keys(given.prefilled).find((key) => answers[key] && inForm(answers[key]) !== given.prefilled[key]);
  return other && say('load_person', {
    label: fieldOf.get(other).label, theirs: answers[other].slice(0, 64), ours: given.prefilled[other],
  });
};

const openFile = async (file) => {
  const refuse = (why) => [byId('done'), byId('notice')].forEach((place) => tell(place, [say('load_no'), why], true));
  if (file.size > given.most_bytes) return refuse(say('load_large'));
  let bytes, parsed;
  try { bytes = await file.arrayBuffer(); } catch { return refuse(say('load_cannot')); }
  try { parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)); } catch { return refuse(say('load_not_json')); }
  const why = refusal(parsed);
  if (why) return refuse(why);
  if (unsaved() && !window.confirm(say('load_ask'))) return undefined;
  const unfit = putAll({ ...parsed.answers, ...given.prefilled });
  filedAs = unfit.length ? null : snapshot();
  forgetChecks();
  refresh();
  if (draftKey) moveDraft(); else saveDraft();
  const lines = [say('loaded', { name: file.name }), ...unfit.map(({ label }) => say('load_value', { label }))];
  [byId('done'), byId('notice')].forEach((place) => tell(place, lines, unfit.length > 0));
  return undefined;
};
