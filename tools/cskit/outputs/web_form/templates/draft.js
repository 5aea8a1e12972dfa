// What is kept in this browser between two visits: a help, never the record. A draft is never written over another one.
const PREFIX = `cskit-scorecard/1:${given.stamp.content}:${given.stamp.background}/${given.stamp.plan}:`;
const storage = (() => { try { localStorage.getItem(PREFIX); return localStorage; } catch { return null; } })();
const session = (() => { try { sessionStorage.getItem(PREFIX); return sessionStorage; } catch { return null; } })();
let draftKey = null;
let draftSeen = null; // what this window read or wrote last under the key
let filedAs = null; // the answers as they were last saved as a file
let overtaken = false; // another window has written under the key; nothing is written until somebody decides
let savedState = 'nothing';
let stateSaid = 'nothing'; // what a screen reader was told last
let waiting = 0;

const isFiled = () => filedAs === snapshot();
const unsaved = () => anythingWritten() && !isFiled();

const showState = (state, values = {}) => {
  savedState = state;
  byId('state').dataset.state = state;
  setText(byId('state'), say(`state_${state}`, values));
  if (state !== 'changed' && state !== stateSaid) { // Told when it becomes another, not at every pause in typing.
    stateSaid = state;
    setText(byId('state-said'), say(`state_${state}`, values));
  }
  byId('take-over').hidden = state !== 'elsewhere';
  setText(byId('file-state'), anythingWritten() ? say(isFiled() ? 'downloaded' : 'not_downloaded') : '');
  byId('file-state').dataset.filed = String(isFiled());
};

const keyFor = (answers) => PREFIX + ['candidate', 'interviewer'].map((key) => encodeURIComponent(inForm(answers[key]))).join(':');
const freeKey = (base) => {
  let key = base;
  for (let count = 2; storage.getItem(key) !== null; count += 1) key = `${base}#${count}`;
  return key;
};

const parsedDraft = (raw) => {
  try {
    const draft = JSON.parse(raw);
    const texts = Object.entries(draft.answers);
    return texts.every(([key, value]) => fieldOf.has(key) && typeof value === 'string') ? draft : null;
  } catch { return null; }
};

const saveDraft = () => {
  clearTimeout(waiting);
  waiting = 0;
  if (!storage) return showState('failed');
  if (overtaken) return showState('elsewhere');
  if (!anythingWritten() && !clockUsed()) {
    try { if (draftKey && storage.getItem(draftKey) === draftSeen) storage.removeItem(draftKey); } catch { /* nothing was kept */ }
    draftSeen = null;
    return showState(savedState === 'cleared' ? 'cleared' : 'nothing');
  }
  const now = new Date();
  try {
    draftKey ??= freeKey(keyFor(answersNow()));
    const there = storage.getItem(draftKey);
    overtaken = there !== null && there !== draftSeen;
    if (overtaken) return showState('elsewhere');
    const raw = JSON.stringify({ saved_at: localMoment(now), answers: answersNow(), timer: clockDraft(), filed: isFiled() });
    storage.setItem(draftKey, raw);
    draftSeen = raw;
    session?.setItem(PREFIX, draftKey);
  } catch (error) {
    return showState(error.name === 'QuotaExceededError' ? 'full' : 'failed');
  }
  return showState('saved', { time: clockTime(now) });
};

const saveSoon = () => {
  if (!overtaken) showState(storage ? 'changed' : 'failed');
  clearTimeout(waiting);
  waiting = setTimeout(saveDraft, 400);
};

// Whose scorecard it is has changed: the draft goes where it is looked for, or beside one that is there already.
const moveDraft = () => {
  if (!storage || draftKey === null || overtaken) return saveSoon();
  const base = keyFor(answersNow());
  if (draftKey === base || draftKey.startsWith(`${base}#`)) return saveSoon();
  const [oldKey, oldSeen] = [draftKey, draftSeen];
  try { draftKey = freeKey(base); draftSeen = null; } catch { return showState('failed'); }
  saveDraft();
  try {
    if (savedState === 'saved' && storage.getItem(oldKey) === oldSeen) storage.removeItem(oldKey);
  } catch { /* it stays; the list of drafts shows it */ }
  return showDrafts();
};

const takeOver = () => {
  overtaken = false;
  try { draftSeen = storage.getItem(draftKey); } catch { draftSeen = null; }
  saveDraft();
};

const openDraft = (key) => {
  const raw = storage.getItem(key);
  const draft = raw === null ? null : parsedDraft(raw);
  if (!draft) return false;
  putAll(draft.answers);
  [draftKey, draftSeen, filedAs, overtaken] = [key, raw, draft.filed ? snapshot() : null, false];
  session?.setItem(PREFIX, key);
  restoreClock(draft.timer, draft.saved_at);
  const time = clockTime(new Date(draft.saved_at));
  showState('saved', { time });
  tell(byId('notice'), [say('restored', { time })]);
  refresh();
  return true;
};

const findDraft = () => {
  if (!storage) return showState('failed');
  try {
    const base = keyFor(blankAnswers());
    const mine = session?.getItem(PREFIX);
    const named = Object.keys(given.prefilled).length === 2;
    if (mine && storage.getItem(mine) !== null && openDraft(mine)) return undefined;
    if (named && storage.getItem(base) !== null && openDraft(base)) return undefined;
    return showState('nothing');
  } catch { return showState('failed'); }
};

const clearDraft = () => {
  clearTimeout(waiting);
  if (!window.confirm(say(unsaved() ? 'clear_ask_unsaved' : 'clear_ask'))) return;
  let gone = true;
  try {
    if (storage && draftKey) { storage.removeItem(draftKey); gone = storage.getItem(draftKey) === null; }
    session?.removeItem(PREFIX);
  } catch { gone = false; }
  putAll(blankAnswers());
  resetClock();
  [draftKey, draftSeen, filedAs, overtaken] = [null, null, null, false];
  showState(gone ? 'cleared' : 'failed');
  forgetChecks();
  refresh();
  tell(byId('done'), [say(gone ? 'cleared' : 'clear_failed')], !gone);
  showDrafts();
};

const showDrafts = () => {
  let found = [];
  try {
    found = Object.keys(storage ?? {}).filter((key) => key.startsWith(PREFIX) && key !== draftKey)
      .map((key) => [key, parsedDraft(storage.getItem(key))]).filter(([, draft]) => draft);
  } catch { /* nothing to show */ }
  const named = (value) => value || say('draft_blank');
  const button = (word, act) => {
    const made = Object.assign(document.createElement('button'), { type: 'button', className: 'quiet small', textContent: say(word) });
    made.addEventListener('click', act);
    return made;
  };
  byId('drafts').hidden = !found.length;
  byId('drafts').querySelector('ul').replaceChildren(...found.map(([key, { answers, saved_at }]) => {
    const line = document.createElement('li'), text = document.createElement('span');
    const when = new Date(saved_at);
    text.textContent = say('draft_of', {
      candidate: named(answers.candidate), interviewer: named(answers.interviewer), time: `${localDay(when)} ${clockTime(when)}`,
    });
    line.append(
      text, ' ',
      button('draft_open', () => {
        if (unsaved()) saveDraft();
        if (!openDraft(key)) return;
        showDrafts();
        byId('form').focus();
      }), ' ',
      button('draft_delete', () => {
        if (!window.confirm(say('draft_delete_ask'))) return;
        storage.removeItem(key);
        showDrafts();
      }),
    );
    return line;
  }));
};
