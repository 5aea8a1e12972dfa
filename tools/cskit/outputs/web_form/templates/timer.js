// The clock against the plan. It says where one should be, and says it calmly; nothing moves but figures and one bar.
let clockBefore = 0; // milliseconds up to the last pause
let clockSince = null; // when it was last started, or null while it stands
let clockTicks = 0;

const elapsed = () => clockBefore + (clockSince === null ? 0 : Date.now() - clockSince);
const clockUsed = () => clockSince !== null || clockBefore > 0;
const clockDraft = () => ({ elapsed: elapsed(), running: clockSince !== null });
const minutesAndSeconds = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

const whereNow = (seconds) => {
  const minutes = seconds / 60, over = Math.floor(minutes - given.minutes);
  if (over >= 1) return [say('over', { n: over < 5 ? 1 : over - (over % 5) }), null];
  const step = given.steps.findLast((one) => one.start <= minutes) ?? given.steps[0];
  const until = minutesAndSeconds((step.start + step.minutes) * 60);
  return [say('now', { step: step.name, left: until }), step];
};

const showClock = () => {
  const seconds = Math.floor(elapsed() / 1000), running = clockSince !== null;
  const [text, step] = clockUsed() ? whereNow(seconds) : [say('not_started'), null];
  [byId('clock'), document.querySelector('.clock-small')].forEach((place) => setText(place, minutesAndSeconds(seconds)));
  byId('clock-bar').value = Math.min(seconds, given.minutes * 60);
  setText(byId('now'), running || !clockUsed() ? text : say('paused'));
  setText(document.querySelector('.bar-step'), running ? (step?.name ?? text) : (clockUsed() ? say('paused') : ''));
  setText(byId('start'), say(running ? 'pause' : (clockUsed() ? 'go_on' : 'start')));
  byId('reset').hidden = running || !clockUsed();
  all('#agenda > ol > li').forEach((line) => {
    const here = running && step !== null && line.dataset.step === step.id;
    if (here) line.setAttribute('aria-current', 'step'); else line.removeAttribute('aria-current');
    line.querySelector('.here').hidden = !here;
  });
};

const setClock = (before, running) => {
  clearInterval(clockTicks);
  [clockBefore, clockSince] = [before, running ? Date.now() : null];
  if (running) clockTicks = setInterval(showClock, 1000);
  showClock();
};
const startOrPause = () => { setClock(elapsed(), clockSince === null); saveSoon(); };
const resetClock = () => setClock(0, false);

// A clock that was running goes on through a reload; after a longer absence it stands where it was.
const restoreClock = (kept, savedAt) => {
  const before = Number.isFinite(kept?.elapsed) ? Math.max(0, kept.elapsed) : 0;
  const away = Date.now() - Date.parse(savedAt);
  const still = kept?.running === true && away >= 0 && away < given.minutes * 60000;
  setClock(still ? before + away : before, still);
};
