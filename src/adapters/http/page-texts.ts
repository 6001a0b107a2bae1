import type { ProblemKind } from '../../kernel/problem.ts';

export const STYLE = `
:root { color-scheme: light dark; --ink: #1c2330; --quiet: #5b6576; --line: #dfe3ea; --ground: #fbfbfd; --link: #1f5fd0 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8ebf1; --quiet: #a3adbd; --line: #333b49; --ground: #14181f; --link: #8ab4ff }
}
body { font: 16px/1.55 system-ui, sans-serif; color: var(--ink); background: var(--ground); margin: 0 }
main { max-width: 40rem; margin: 12vh auto 4rem; padding: 0 1.25rem }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem }
p.lead { color: var(--quiet); margin: 0 0 2rem }
ul { list-style: none; padding: 0; border-top: 1px solid var(--line) }
li { padding: .75rem 0; border-bottom: 1px solid var(--line) }
a { color: var(--link); font-weight: 600 } span { color: var(--quiet) }
pre { background: color-mix(in srgb, var(--ink) 7%, transparent); padding: .9rem 1rem; border-radius: 8px; overflow-x: auto; font-size: .875rem }
`;

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><link rel="stylesheet" href="/reference/style.css"></head>
<body><main>${body}</main></body></html>
`;

export const welcomePage = (version: string, host: string): string =>
  page(
    'Allot',
    `<h1>Allot is running</h1>
<p class="lead">Sales orders from arrival to paid, on a stock ledger that can be explained and proved. Version ${text(version)}.</p>
<ul>
<li><a href="/reference">API reference</a><br><span>every command and question, to read and to try</span></li>
<li><a href="/openapi.json">openapi.json</a><br><span>the same for programs (OpenAPI 3.1)</span></li>
<li><a href="/problems">Problems</a><br><span>every refusal the API knows</span></li>
<li><a href="/healthz">Health</a> · <a href="/readyz">readiness</a><br><span>for whoever watches this server</span></li>
</ul>
<p>The first question, with a token from <code>allot token create</code> or the demo:</p>
<pre>curl -H "Authorization: Bearer $ALLOT_TOKEN" \\
  http://${text(host)}/v1/sales-orders</pre>
<p>README.md tells the rest.</p>`,
  );

export const problemPage = (kind: ProblemKind): string =>
  page(
    `${kind.title} · Allot`,
    `<h1>${text(kind.title)}</h1>
<p class="lead"><code>${text(kind.type)}</code>, answered with HTTP status ${kind.status}.</p>
<p>The answer's <code>detail</code> says what stood in the way, with the numbers; its other members repeat them for
programs, and <code>errors</code> points at single fields where the input is at fault.</p>
<p><a href="/problems">All problems</a> · <a href="/reference">API reference</a></p>`,
  );

/** What a browser shows when a program asked the authorization server for what it does not give. */
export const oauthErrorPage = (error: string, detail: string): string =>
  page(
    'Not connected · Allot',
    `<h1>Nothing was connected</h1>
<p class="lead">The program that sent you here asked for something this server does not give.</p>
<pre>${text(error)}${detail ? `: ${text(detail)}` : ''}</pre>
<p>Close this page and begin again from the program. Nothing was let in.</p>`,
  );

const text = (raw: string): string => raw.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

export const REFERENCE_PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Allot API reference</title></head>
<body><div id="reference"></div><script src="/reference/scalar.js"></script><script src="/reference/start.js"></script>
</body></html>
`;

/** Nothing may be loaded from elsewhere, so no fonts, no telemetry and no agent. */
export const REFERENCE_START = `Scalar.createApiReference('#reference', {
  url: '/openapi.json',
  withDefaultFonts: false,
  telemetry: false,
  agent: { disabled: true },
  hideClientButton: true,
  showDeveloperTools: 'never',
});
`;
