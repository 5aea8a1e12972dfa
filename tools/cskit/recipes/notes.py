# ruff: noqa: E501  a line of the note is a line here, and Markdown would join none in Japanese without a space
"""What is written for people around a round: the round's own file, and the note that says what to send to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cskit.model.content import Content
from cskit.model.record import Channel
from cskit.model.round import Interviewer, Round
from cskit.model.text import Language


@dataclass(frozen=True, slots=True)
class Handed:
    """What one interviewer gets: the folder's name, the kit's file, and (channel, file) of the scorecards."""

    interviewer: Interviewer
    language: Language
    kit: str
    scorecards: Sequence[tuple[Channel, str]]


def round_file(made: Round, content: Content, schema: str = "") -> str:
    """Write a round as YAML with comments; ids stand in quotes, since YAML reads ``no`` and ``007`` otherwise."""
    words, language = _FILE[made.language], made.language
    background, plan = content.backgrounds[made.background], content.plans[made.plan]
    lines = [
        *([f"# yaml-language-server: $schema={schema}"] if schema else []),
        *(f"# {line}" for line in words["head"].splitlines()),
        f'background: "{made.background}"  # {_one_line(background.name.in_(language))}',
        f'plan: "{made.plan}"  # {_one_line(plan.name.in_(language))}',
        f'language: "{made.language}"',
        *(f"# {line}" for line in words["people"].splitlines()),
        *(f"#   {id_}  {_one_line(one.name.in_(language))}" for id_, one in content.competencies.items()),
        "interviewers:",
    ]
    for one in made.interviewers:
        lines.append(f'  - id: "{one.id}"')
        if one.focus:
            quoted = ", ".join(f'"{id_}"' for id_ in one.focus)
            lines.append(f"    focus: [{quoted}]")
    lines += [*(f"# {line}" for line in words["until"].splitlines()), f"retain_until: {made.retain_until.isoformat()}", ""]
    return "\n".join(lines)


def note(made: Round, content: Content, handed: Sequence[Handed]) -> str:
    """Write the note for the recruiter, in Markdown and in the round's language."""
    language = made.language
    words = _NOTE[language]
    people = "\n".join(
        f"| `{one.interviewer.id}` | `{one.interviewer.id}/` | {_focus(one.interviewer, content, language)} "
        f"| {_LANGUAGE_NAMES[language][one.language]} |"
        for one in handed
    )
    channels = dict.fromkeys(channel for one in handed for channel, _ in one.scorecards)
    ways = "\n".join(f"| {name} | {use} | {back} |" for name, use, back in (_WAYS[language][channel] for channel in channels))
    letters = "\n\n".join(_letter(made, one, content) for one in handed)
    return words.format(
        candidate=made.id, background=_one_line(content.backgrounds[made.background].name.in_(language)),
        plan=_one_line(content.plans[made.plan].name.in_(language)), until=made.retain_until.isoformat(),
        people=people, ways=ways, letters=letters,
    )  # fmt: skip


def _letter(made: Round, one: Handed, content: Content) -> str:
    words = _LETTER[one.language]
    focus = _focus(one.interviewer, content, one.language)
    forms = "\n".join(f"- {name}" for _, name in one.scorecards)
    title = _LETTER_TITLE[made.language].format(interviewer=one.interviewer.id)
    text = words.format(candidate=made.id, interviewer=one.interviewer.id, focus=focus, kit=one.kit, forms=forms)
    return f"### {title}\n\n```text\n{text.strip()}\n```"


def _focus(interviewer: Interviewer, content: Content, language: Language) -> str:
    names = [_one_line(content.competencies[id_].name.in_(language)) for id_ in interviewer.focus]
    return ("、" if language == "ja" else ", ").join(names) or _ALL_ALIKE[language]


def _one_line(text: str) -> str:
    return " ".join(text.split()).replace("|", "／")


_ALL_ALIKE: dict[Language, str] = {"ja": "なし（どの項目も同じ重みで見る）", "en": "none; all alike"}
_LANGUAGE_NAMES: dict[Language, dict[Language, str]] = {
    "ja": {"ja": "日本語", "en": "英語"},
    "en": {"ja": "Japanese", "en": "English"},
}

_FILE: dict[Language, dict[str, str]] = {
    "ja": {
        "head": "面接ラウンド。このファイルの名前が候補者IDです。\n氏名や連絡先、評価は書きません。IDと氏名の対応表は、採用管理の仕組みの側に置きます。",
        "people": "面接官のID（氏名は書かない）と、重点評価項目（focus）。focus がなければ、どの項目も同じ重みで見ます。\n"
        "その人だけ言語を変えるときは、id と同じ深さに language: \"en\" を足します。評価項目のID:",
        "until": "この日を過ぎたら、この候補者の記録、準備したファイル、振り返りの資料をすべて破棄します（cskit purge）。",
    },
    "en": {
        "head": "An interview round. The name of this file is the candidate's id.\n"
        "No names, contacts or ratings in here. Which id is whom is kept where applications are kept.",
        "people": "Interviewers' ids (never names), and the focus competencies that each of them looks at most closely;\n"
        'without focus, all alike. For another language than the round\'s, add language: "ja" beside an id. Competencies:',
        "until": "After this day everything about the candidate is destroyed: records, prepared files, debrief (cskit purge).",
    },
}  # fmt: skip

_WAYS: dict[Language, dict[Channel, tuple[str, str, str]]] = {
    "ja": {
        "web": ("ブラウザー（.html）", "開いて記入し、保存する。ネットワークは使わない", "保存された .json（.html ではない）"),
        "pdf": ("PDF（.pdf）", "PDFの記入欄に書いて保存する。印刷して手書きにも使える", "保存した .pdf"),
        "xlsx": ("Excel（.xlsx）", "表計算ソフトで記入して保存する", "保存した .xlsx（形式は変えない）"),
        "yaml": ("テキスト（.yml）", "エディターで記入して保存する", "保存した .yml"),
    },
    "en": {
        "web": ("browser (.html)", "open it, fill it in, save; no network is used", "the .json it saved, not the .html"),
        "pdf": ("PDF (.pdf)", "fill in the fields and save; or print it and write by hand", "the saved .pdf"),
        "xlsx": ("Excel (.xlsx)", "fill it in with a spreadsheet program and save", "the saved .xlsx, in the same format"),
        "yaml": ("text (.yml)", "fill it in with an editor and save", "the saved .yml"),
    },
}

_NOTE: dict[Language, str] = {
    "ja": """\
# 候補者 {candidate}：送るものと集めるもの

- 職歴：{background}
- 面接プラン：{plan}
- 保管の期限：{until}

## 1. 面接の前に送る

面接官には、**その人のフォルダーの中身だけ**を送ります。評価シートには候補者と面接官のIDが入っているので、取り違えないようにしてください。

| 面接官 | フォルダー | 重点評価項目 | 言語 |
| --- | --- | --- | --- |
{people}

フォルダーには、面接キット（PDF）と、同じ内容の評価シートが形式違いで入っています。面接官は**どれか一つ**だけを使います。

| 形式 | 使い方 | 返ってくるファイル |
| --- | --- | --- |
{ways}

手書きの用紙は、受け取った人がどれかの形式に書き写してから集めます。

## 2. 返してもらう期限

**面接の当日中、遅くとも翌営業日まで**に返してもらいます。ほかの面接官と候補者の話をするのは、返したあとです。

## 3. 集める

1. 返ってきたファイルを一つのフォルダーに入れます。ファイル名は変わっていてもかまいません。ZIPは展開し、パスワードは外しておきます。
2. `cskit collect フォルダー` を実行します。読めないファイルがあれば、どこをどう直すかが出ます。
3. 書き直したものがあとから届いたら、同じように集めます。前のものも残ります。
4. 全員の分がそろったら `cskit debrief {candidate}` を実行します。そろうまで、評価は誰にも見せません。

## 4. 破棄する

{until} を過ぎたら、この候補者の記録をすべて破棄します。`cskit purge --dry-run` で対象を確かめ、`cskit purge` で消します。メールや共有フォルダー、面接官の手元に残った写しと用紙は、この道具では消せません。面接官にも破棄を頼んでください。

## 5. そのまま使える文面

{letters}
""",
    "en": """\
# Candidate {candidate}: what to send and what to collect

- Background: {background}
- Interview plan: {plan}
- Kept until: {until}

## 1. Send before the interview

Send each interviewer **the content of their own folder and nothing else**. The scorecards carry the candidate's and the interviewer's ids, so take care not to mix them up.

| Interviewer | Folder | Focus competencies | Language |
| --- | --- | --- | --- |
{people}

Each folder holds the interview kit (PDF) and the same scorecard in several formats. An interviewer uses **one of them**.

| Format | How it is used | What comes back |
| --- | --- | --- |
{ways}

A sheet written by hand is copied into one of the formats by whoever receives it.

## 2. When it is due

Scorecards come back **on the day of the interview, at the latest on the next working day**, and before the interviewers talk to one another about the candidate.

## 3. Collect

1. Put what comes back into one folder. File names may have changed. Unpack ZIP files, and take passwords off.
2. Run `cskit collect FOLDER`. Where a file cannot be read, it says what to mend and where.
3. If a corrected scorecard arrives later, collect it in the same way. The earlier one is kept too.
4. When all are in, run `cskit debrief {candidate}`. Until then nobody is shown any ratings.

## 4. Destroy

After {until}, everything about this candidate is destroyed. `cskit purge --dry-run` shows what that is, `cskit purge` deletes it. Copies in mails, in shared folders and with the interviewers, and sheets of paper, are out of its reach: ask the interviewers to destroy theirs as well.

## 5. Messages to paste

{letters}
""",
}  # fmt: skip

_LETTER_TITLE: dict[Language, str] = {"ja": "{interviewer} さんへ", "en": "To {interviewer}"}

_LETTER: dict[Language, str] = {
    "ja": """\
候補者 {candidate} の面接をお願いします。面接キットと評価シートをお送りします。

面接キット: {kit}
評価シート（同じ内容です。使いやすいものを一つだけ選んでください）:
{forms}

重点評価項目: {focus}

評価は面接が終わったらすぐに一人で書き、当日中、遅くとも翌営業日までに返してください。
返すまでは、ほかの面接官と候補者の話をしないでください。
.html で書いた方は、保存された .json を返してください。
候補者の氏名は書かず、ID（{candidate}）のままにしてください。
""",
    "en": """\
Thank you for interviewing candidate {candidate}. Here are the interview kit and the scorecard.

Interview kit: {kit}
Scorecard (all the same; choose the one that suits you):
{forms}

Your focus competencies: {focus}

Rate alone, right after the interview, and send the scorecard back on the same day, at the latest on the next
working day. Please do not talk to the other interviewers about the candidate before you have sent it.
If you used the .html, send back the .json that it saved.
Keep the candidate's id ({candidate}); do not write a name.
""",
}
