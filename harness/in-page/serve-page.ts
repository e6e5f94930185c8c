/** The page that examines a module in whatever browser opens it. */
export const SERVE_PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>interpolate-conformance</title>
<style>
  :root { color-scheme: light dark; --ink: light-dark(#1b1f24, #e6e8eb); --paper: light-dark(#fff, #14171a);
    --quiet: light-dark(#57606a, #9aa4af); --line: light-dark(#d0d7de, #30363d);
    --good: light-dark(#116329, #56d364); --bad: light-dark(#a40e26, #ff7b72); }
  body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 44rem; color: var(--ink); background: var(--paper);
    font: 1rem/1.5 system-ui, sans-serif; }
  h1 { margin: 0; font-size: 1.5rem; overflow-wrap: anywhere; }
  h2 { margin: 2rem 0 .5rem; font-size: 1.1rem; }
  p { margin: .25rem 0; }
  .quiet, #note { color: var(--quiet); }
  progress { width: 100%; height: 1rem; margin: 1.5rem 0 .5rem; accent-color: var(--good); }
  #state { min-height: 1.5em; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
  .good { color: var(--good); font-weight: 600; }
  .bad { color: var(--bad); font-weight: 600; }
  ol { margin: 0; padding: 0; list-style: none; border-top: 1px solid var(--line); }
  li { padding: .6rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
  li p { color: var(--quiet); font-size: .9rem; }
  code { font: .95em ui-monospace, monospace; }
</style>
<main>
  <p class="quiet">interpolate-conformance examines</p>
  <h1 id="name">…</h1>
  <progress id="bar" max="1" value="0" aria-label="share of the cases that is done"></progress>
  <p id="state" role="status">The cases are being fetched.</p>
  <p id="note">Keep this page open and in front: a browser slows down pages that nobody sees.</p>
  <section id="failing" hidden>
    <h2>Failing cases</h2>
    <ol id="failures"></ol>
  </section>
</main>
<script type="module" src="serve.js"></script>
</html>
`;
