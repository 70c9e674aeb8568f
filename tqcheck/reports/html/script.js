"use strict";
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const root = document.documentElement;
  root.classList.add("js");

  const notes = $$(".notes .note");
  const mark = (n) => document.getElementById("m" + n);
  const note = (n) => document.getElementById("n" + n);
  const ticks = new Map($$(".strip a").map((each) => [each.dataset.n, each]));
  const rows = $$(".row:not(.head)").map((row) => [row, $$(".note", row)]);
  const words = new Map(notes.map((each) => [each, each.textContent.toLowerCase()]));
  const query = $("#query"), rule = $("#rule"), category = $("#category"), only = $("#only"), beside = $("#beside");
  const popover = $("#popover");
  let current = null;

  // What is shown -----------------------------------------------------------------------------------------------------------------
  function filter() {
    const grades = new Set($$('.severity[aria-pressed="true"]').map((button) => button.dataset.severity));
    const sought = query.value.toLowerCase().split(/\s+/);
    let left = 0, open = 0;
    for (const each of notes) {
      const data = each.dataset;
      const shown = grades.has(data.severity) && (!rule.value || data.rule === rule.value)
        && (!category.value || data.category === category.value) && sought.every((word) => words.get(each).includes(word));
      each.hidden = !shown;
      mark(data.n).classList.toggle("off", !shown);
      mark(data.n).tabIndex = shown ? 0 : -1;
      ticks.get(data.n).hidden = !shown;
      if (data.severity !== "suppressed") open += 1;
      if (shown) left += 1;
    }
    for (const [row, inside] of rows) row.hidden = only.checked && inside.every((each) => each.hidden);
    const all = `${open.toLocaleString("en")} finding${open === 1 ? "" : "s"}`;
    $("#count").textContent = left === open ? all : `${left.toLocaleString("en")} of ${all}`;
    $("#reset").hidden = left === open && !only.checked && !query.value && !rule.value && !category.value;
    if (current && current.hidden) leave();
  }

  // One finding at a time ---------------------------------------------------------------------------------------------------------
  function pair(n) { return $$(`[data-n="${n}"]`); }

  function leave() {
    if (current) for (const each of pair(current.dataset.n)) each.classList.remove("now");
    current = null;
    popover.hidden = true;
  }

  function enter(n) {
    const each = note(n);
    if (!each || each.hidden) return;
    if (current !== each) leave();
    current = each;
    for (const one of pair(n)) one.classList.add("now");
    if (folded()) show(each, mark(n));
  }

  function folded() { return root.classList.contains("folded"); }

  function show(each, at) {
    const copy = each.cloneNode(true);
    copy.removeAttribute("id");
    popover.replaceChildren(copy);
    popover.hidden = false;
    const box = at.getClientRects()[0], gap = 8;
    const left = Math.max(16, Math.min(box.left, innerWidth - popover.offsetWidth - 16));
    const below = box.bottom + gap + popover.offsetHeight < innerHeight || box.top < popover.offsetHeight + gap;
    popover.style.left = `${left + scrollX}px`;
    popover.style.top = `${(below ? box.bottom + gap : box.top - gap - popover.offsetHeight) + scrollY}px`;
  }

  function go(step) {
    const shown = notes.filter((each) => !each.hidden);
    if (!shown.length) return;
    const at = shown.indexOf(current);
    const next = shown[at < 0 ? (step > 0 ? 0 : shown.length - 1) : (at + step + shown.length) % shown.length];
    const target = mark(next.dataset.n);
    target.scrollIntoView({ block: "center", behavior: "instant" });
    target.focus({ preventScroll: true });
    enter(next.dataset.n);
  }

  // Events ------------------------------------------------------------------------------------------------------------------------
  const numbered = (event) => event.target.closest?.("mark:not(.off), .notes .note, .of");
  document.addEventListener("mouseover", (event) => { const each = numbered(event); if (each) enter(each.dataset.n); });
  document.addEventListener("mouseout", (event) => {
    if (folded() && numbered(event) && document.activeElement?.dataset?.n !== event.target.closest("[data-n]").dataset.n) leave();
  });
  document.addEventListener("focusin", (event) => { const each = numbered(event); if (each) enter(each.dataset.n); else if (folded()) leave(); });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#m'], .strip a");
    if (link) {
      event.preventDefault();
      const n = link.getAttribute("href").slice(2);
      mark(n).scrollIntoView({ block: "center", behavior: "instant" });
      mark(n).focus({ preventScroll: true });
      return;
    }
    const bar = event.target.closest(".categories button");
    if (bar) { category.value = category.value === bar.dataset.category ? "" : bar.dataset.category; filter(); }
    const severity = event.target.closest("button.severity");
    if (severity) { toggle(severity); }
  });
  function toggle(button) {
    button.setAttribute("aria-pressed", button.getAttribute("aria-pressed") !== "true");
    filter();
  }
  $(".filters").addEventListener("input", filter);
  $(".filters").addEventListener("submit", (event) => event.preventDefault());
  $(".filters").addEventListener("reset", () => setTimeout(() => {
    for (const button of $$("button.severity")) button.setAttribute("aria-pressed", button.dataset.severity !== "suppressed");
    filter();
    query.focus();
  }));
  function place() { root.classList.toggle("folded", !beside.checked); leave(); }
  beside.addEventListener("change", place);

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || $("#help").open) return;
    if (event.key === "Escape") {
      if (!popover.hidden) { leave(); return; }
      query.value = "";
      filter();
      document.activeElement.blur();
      return;
    }
    if (event.target.matches("input[type=search], select")) return;
    const number = "1234".indexOf(event.key);
    const act = {
      j: () => go(1), k: () => go(-1), "/": () => { query.focus(); query.select(); }, "?": () => $("#help").showModal(),
      n: () => { beside.checked = !beside.checked; place(); }, o: () => { only.checked = !only.checked; filter(); },
    }[event.key];
    const severity = number >= 0 && $(`.severity[data-severity="${["critical", "major", "minor", "neutral"][number]}"]`);
    if (severity) toggle(severity);
    else if (act) { event.preventDefault(); act(); }
  });
  $("#help-open").addEventListener("click", () => $("#help").showModal());

  // Colours -----------------------------------------------------------------------------------------------------------------------
  const themes = ["system", "light", "dark"], button = $("#theme");
  const kept = () => { try { return localStorage.getItem("tqcheck-theme") || "system"; } catch { return "system"; } };
  function theme(name) {
    if (name === "system") delete root.dataset.theme; else root.dataset.theme = name;
    button.textContent = `Colours: ${name}`;
    try { localStorage.setItem("tqcheck-theme", name); } catch { /* a file may not keep anything */ }
  }
  button.addEventListener("click", () => theme(themes[(themes.indexOf(root.dataset.theme || "system") + 1) % 3]));
  theme(kept());

  if (matchMedia("(max-width: 62rem)").matches && !matchMedia("print").matches) { beside.checked = false; place(); }
  addEventListener("beforeprint", () => leave());
  filter();
})();
