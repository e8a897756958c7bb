import type { Manifest } from "../../harness/record/index.ts";
import { escapeHtml, externalLink, slug } from "./escape.ts";

/** Where the data came from, under which licences and how to cite them; what was set; which bytes came out. */
export function provenance(manifest: Manifest): string {
  const { data, setting, scenario, version, fingerprint, digest } = manifest;
  const sources = data.sources.map(
    ({ name, citation, licence, url, sha256 }) => `<li><strong>${escapeHtml(name)}</strong>. ${escapeHtml(
      citation,
    )}<br>Licence: ${escapeHtml(licence)}. ${externalLink(url)}<br>
<span class="digest">sha256 ${escapeHtml(sha256)}</span></li>`,
  );
  return `<h3 id="sources">Sources, licences, citations</h3>
<ul class="sources">
${sources.join("\n")}
</ul>
<h3 id="identity">What was run</h3>
<dl>
<dt>scenario</dt><dd>${escapeHtml(scenario)}</dd>
<dt>version</dt><dd>${escapeHtml(version)}</dd>
<dt>fingerprint of setting, data and version</dt><dd class="digest">${escapeHtml(fingerprint)}</dd>
<dt>digest of all run logs</dt><dd class="digest">${escapeHtml(digest)}</dd>
</dl>
<details><summary>The resolved setting</summary>
<pre tabindex="0">${escapeHtml(JSON.stringify(setting, null, 2))}</pre></details>`;
}

/** How to make the same bytes again. */
export function reproduction({ command, scenario, digest, data }: Manifest): string {
  const sample =
    data.kind === "sample"
      ? "<p>These runs used the sample data, made by models. With the real data at hand, the same command with <code>--data real</code> in the place of <code>--data sample</code> uses those.</p>"
      : "";
  return `${commandHtml(command, `command-${slug(scenario)}`)}
<p>The run logs are a pure function of setting, seeds, data and version, and this page of the run logs: the same command gives the
digest <span class="digest">${escapeHtml(digest)}</span> again, on any machine and with any number of workers.</p>
${sample}`;
}

/** A command to be typed, with a button that copies it. @param id of the text, on this page alone. */
export function commandHtml(command: string, id: string): string {
  return `<pre tabindex="0" id="${id}">${escapeHtml(command)}</pre>
<p class="tools"><button type="button" data-copy="${id}" aria-live="polite" hidden>Copy</button></p>`;
}
