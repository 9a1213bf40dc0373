/// What the page of findings looks like, and how it is filtered.
enum HTMLPage {
  static let style = """

    :root {
      color-scheme: light dark;
      --ground: #ffffff; --raised: #f6f8fa; --text: #1f2328; --quiet: #59636e; --line: #d1d9e0; --blue: #0969da;
      --error: #cf222e; --warning: #9a6700; --info: #0969da; --mark: #fff8c5;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ground: #0d1117; --raised: #151b23; --text: #e6edf3; --quiet: #9198a1; --line: #3d444d; --blue: #4493f8;
        --error: #f85149; --warning: #d29922; --info: #4493f8; --mark: #4b3a0a;
      }
    }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
    code, pre, h2 { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
    header {
      position: sticky; top: 0; z-index: 1; padding: 14px 24px; background: var(--raised);
      border-bottom: 1px solid var(--line);
    }
    h1 { display: inline; margin: 0 12px 0 0; font-size: 20px; }
    .facts { display: inline; color: var(--quiet); }
    form { display: flex; flex-wrap: wrap; gap: 10px; align-items: center; margin-top: 12px; }
    .counts { display: flex; flex-wrap: wrap; gap: 8px; }
    .count {
      padding: 3px 10px; border: 1px solid var(--line); border-radius: 16px; background: var(--ground);
      cursor: pointer; font-size: 13px;
    }
    .count input { margin: 0 6px 0 0; vertical-align: -1px; }
    .count.error b, .error .badge { color: var(--error); }
    .count.warning b, .warning .badge { color: var(--warning); }
    .count.info b, .info .badge { color: var(--info); }
    select, input[type=search] {
      padding: 4px 8px; border: 1px solid var(--line); border-radius: 6px; background: var(--ground);
      color: inherit; font: inherit; font-size: 13px;
    }
    select { max-width: 260px; }
    output { color: var(--quiet); font-size: 13px; }
    main { max-width: 1180px; margin: 0 auto; padding: 8px 24px 40px; }
    h2 { margin: 28px 0 8px; font-size: 14px; overflow-wrap: anywhere; }
    .teams > h2, .rules > h2, .notices > h2 { font: 600 20px system-ui, sans-serif; margin-top: 44px; }
    h3 { margin: 16px 0 6px; font-size: 14px; color: var(--quiet); font-weight: 600; }
    .file { content-visibility: auto; contain-intrinsic-size: auto 220px; }
    .finding {
      margin: 8px 0; padding: 10px 14px; border: 1px solid var(--line); border-left-width: 4px; border-radius: 6px;
    }
    .finding.error { border-left-color: var(--error); }
    .finding.warning { border-left-color: var(--warning); }
    .finding.info { border-left-color: var(--info); }
    .finding p { margin: 0 0 6px; overflow-wrap: anywhere; }
    .head { font-size: 13px; color: var(--quiet); }
    .badge { font-weight: 700; text-transform: uppercase; font-size: 11px; letter-spacing: 0.04em; margin-right: 4px; }
    .place { float: right; font-variant-numeric: tabular-nums; }
    a { color: var(--blue); text-decoration: none; }
    a:hover { text-decoration: underline; }
    :not(pre) > code { padding: 1px 5px; border-radius: 4px; background: var(--raised); font-size: 0.88em; }
    pre {
      display: flex; margin: 8px 0; padding: 8px 12px; border-radius: 6px; background: var(--raised);
      overflow-x: auto; font-size: 13px; line-height: 1.4;
    }
    .number { flex: none; min-width: 28px; margin-right: 14px; text-align: right; color: var(--quiet); user-select: none; }
    mark { background: var(--mark); color: inherit; border-bottom: 2px solid var(--warning); }
    .error mark { border-bottom-color: var(--error); }
    .info mark { border-bottom-color: var(--info); }
    .point { padding-left: 5px; }
    ul { margin: 6px 0 0; padding-left: 18px; font-size: 13px; color: var(--quiet); }
    li b { color: var(--text); font-weight: 600; }
    details { margin: 8px 0; padding: 8px 14px; border: 1px solid var(--line); border-radius: 6px; }
    details p { margin: 8px 0 4px; }
    summary { cursor: pointer; }
    .drawings { display: flex; flex-wrap: wrap; gap: 0 32px; }
    .drawings > div { min-width: 0; overflow-x: auto; }
    .nothing { margin: 60px 0; text-align: center; font-size: 18px; color: var(--quiet); }
    footer { padding: 16px 24px; color: var(--quiet); font-size: 13px; text-align: center; }
    [hidden] { display: none; }
    svg { color: var(--text); font: 13px system-ui, sans-serif; max-width: none; }
    svg text { fill: currentColor; }
    svg .line { stroke: currentColor; stroke-opacity: 0.15; }
    svg .full { fill: var(--blue); }
    svg .hollow { fill: none; stroke: var(--blue); stroke-width: 2; }
    @media print { header { position: static; } form { display: none; } .file { content-visibility: visible; } }

    """

  static let script = """

    "use strict";
    const form = document.getElementById("filter");
    const rule = document.getElementById("rule");
    const text = document.getElementById("text");
    const shown = document.getElementById("shown");
    const files = Array.from(document.querySelectorAll(".file"), (file) => ({
      file, words: file.querySelector("h2").textContent.toLowerCase(),
      findings: Array.from(file.querySelectorAll(".finding"), (finding) => ({
        finding, words: finding.textContent.toLowerCase(),
      })),
    }));
    function apply() {
      const severities = new Set(Array.from(form.querySelectorAll("input:checked"), (box) => box.value));
      const words = text.value.toLowerCase();
      let count = 0;
      let all = 0;
      for (const entry of files) {
        let left = 0;
        for (const { finding, words: own } of entry.findings) {
          const fits = severities.has(finding.dataset.severity)
            && (rule.value === "" || rule.value === finding.dataset.rule)
            && (own.includes(words) || entry.words.includes(words));
          finding.hidden = !fits;
          left += fits ? 1 : 0;
        }
        entry.file.hidden = left === 0;
        count += left;
        all += entry.findings.length;
      }
      shown.textContent = count === all ? "" : count + " of " + all + " shown";
    }
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.target === text) return;
      event.preventDefault();
      text.focus();
    });
    apply();

    """
}
