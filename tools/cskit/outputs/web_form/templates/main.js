// What happens when.
const showCount = ({ key }) => {
  const line = byId(`n-${key}`), left = given.longest - lengthOf(valueOf(key));
  line.hidden = left > given.longest / 10;
  line.classList.toggle('error', left < 0);
  setText(line, line.hidden ? '' : (left < 0 ? say('long_over', { n: -left }) : say('long_left', { n: left })));
};

const showRow = (id, chosen, written) => {
  const [mark, text] = all(`[data-row="${CSS.escape(id)}"] td`);
  setText(mark, chosen || say('not_chosen'));
  setText(text, written ? say('characters', { n: written }) : say('none'));
  mark.classList.toggle('open', !chosen);
  text.classList.toggle('open', !written);
};

const showText = (field) => {
  const text = valueOf(field.key), control = controlOf(field.key);
  setText(control.parentElement.querySelector('.paper'), text);
  all(`[data-mirror="${CSS.escape(field.key)}"]`).forEach((place) => setText(place, text || say('no_notes')));
  showCount(field);
};

const showCompetency = (id) => {
  const rating = valueOf(`${id}.rating`), none = rating === given.not_assessed;
  const block = byId(`c-${id}`);
  block.classList.toggle('why-shown', none || valueOf(`${id}.reason`) !== '');
  block.querySelector('.undo').hidden = !rating;
  const written = lengthOf(valueOf(`${id}.${none ? 'reason' : 'evidence'}`));
  showRow(id, none ? say('not_assessed_short') : rating, written);
  const done = rating !== '' && written > 0;
  setText(document.querySelector(`[data-tick="${CSS.escape(id)}"]`), done ? '✓' : '');
  return done;
};

const showOverall = () => {
  const done = given.competencies.map(showCompetency).filter(Boolean).length;
  setText(document.querySelector('.bar-progress'), say('progress', { done, all: given.competencies.length }));
  const overall = radiosOf('recommendation').find((radio) => radio.checked);
  showRow('recommendation', overall ? overall.labels[0].textContent.trim() : '', lengthOf(valueOf('takeaways')));
  byId('overall').querySelector('.undo').hidden = !overall;
  controlOf('held_on').classList.toggle('empty', !valueOf('held_on'));
  if (checked) showProblems(findProblems());
};

const texts = given.fields.filter(({ kind }) => kind === 'text');
const refresh = () => { texts.forEach(showText); showOverall(); };

const changed = (event) => {
  const field = texts.find(({ key }) => controlOf(key) === event?.target);
  if (field) showText(field);
  showOverall();
  saveSoon();
};

byId('form').addEventListener('submit', (event) => event.preventDefault());
byId('form').addEventListener('input', (event) => { if (event.target.id !== 'file') changed(event); });
['candidate', 'interviewer'].forEach((key) => controlOf(key).addEventListener('change', moveDraft));
all('.undo').forEach((button) => button.addEventListener('click', () => {
  const set = button.closest('fieldset');
  putInto(set.dataset.field, '');
  changed();
  set.querySelector('input').focus();
}));
all('.unfold').forEach((button) => button.addEventListener('click', () => {
  const anchors = all('details.full', button.closest('fieldset')), open = anchors.some((anchor) => !anchor.open);
  anchors.forEach((anchor) => { anchor.open = open; });
  setText(button, say(open ? 'no_anchors' : 'all_anchors'));
}));
byId('download').addEventListener('click', () => { if (check()) download(false); });
byId('download-draft').addEventListener('click', () => download(true));
if ('showDirectoryPicker' in window) {
  ['to-folder', 'folder-hint'].forEach((id) => { byId(id).hidden = false; });
  byId('to-folder').addEventListener('click', () => { if (check()) saveIntoFolder(); });
}
all('.load').forEach((button) => button.addEventListener('click', () => byId('file').click()));
byId('file').addEventListener('change', async (event) => {
  const [file] = event.target.files;
  if (file) await openFile(file);
  event.target.value = '';
});
byId('print').addEventListener('click', () => window.print());
byId('clear').addEventListener('click', clearDraft);
byId('take-over').addEventListener('click', takeOver);
byId('start').addEventListener('click', startOrPause);
byId('reset').addEventListener('click', () => { resetClock(); saveSoon(); });
window.addEventListener('storage', (event) => {
  if (draftKey === null || event.key !== draftKey || event.newValue === null || event.newValue === draftSeen) return;
  overtaken = true;
  showState('elsewhere');
});
document.addEventListener('visibilitychange', () => { if (document.hidden && waiting) saveDraft(); });
window.addEventListener('pagehide', () => { if (waiting) saveDraft(); });
window.addEventListener('beforeunload', (event) => {
  if (waiting) saveDraft();
  if (unsaved()) { event.preventDefault(); event.returnValue = true; }
});
if (window.matchMedia('(max-width: 60rem)').matches) byId('agenda').open = false;

showClock();
refresh();
findDraft();
showDrafts();
