import { mappingAt } from '../../../core/mapping.ts';
import { DTYPES, fromWireNumber } from '../../../core/protocol.ts';
import { isAtLeast } from '../../../core/verdict.ts';
import type { MatrixRow } from '../../../report/matrix.ts';
import type { Report } from '../../../report/report.ts';
import { failingAsides, soundValues } from '../../terminal/matrix-table.ts';
import { html, type Markup } from '../markup.ts';
import { optionsOf } from './filters.ts';
import { type Filters, NO_FILTERS, routeHash } from './route.ts';
import { boundText, levelSign } from './words.ts';

/** Mode and options by dtype; every cell is a link that filters the list below. */
export function matrix({ matrix: rows, implementation: { mapping } }: Report, filters: Filters): Markup {
  const dtypes = DTYPES.filter((dtype) => rows.some((row) => row.dtype === dtype));
  const labels = [...new Map(rows.map((row) => [JSON.stringify([row.mode, optionsOf(row)]), row])).values()];
  return html`<div class="scroll"><table class="matrix">
<caption class="visually-hidden">Level reached and largest deviation, by mode with its options and by dtype</caption>
<thead><tr><th scope="col">mode</th>${dtypes.map((dtype) => html`<th scope="col">${dtype}</th>`)}</tr></thead>
<tbody>${labels.map((label) => {
    const options = optionsOf(label);
    const call = mappingAt(mapping, label);
    return html`<tr><th scope="row">${label.mode}${options !== 'plain' && html`<small>${options}</small>`}${call !== undefined && html`<small>← ${call}</small>`}</th>
${dtypes.map((dtype) =>
  cell(
    rows.find((row) => row.dtype === dtype && row.mode === label.mode && optionsOf(row) === options),
    filters,
  ),
)}</tr>`;
  })}</tbody></table></div>
<ul class="legend"><li><span class="swatch level-bit-exact">${levelSign('bit-exact')}</span> bit-exact: the recorded bits</li>
<li><span class="swatch level-faithful">${levelSign('faithful')}</span> faithful: every element within its bound</li>
<li><span class="swatch level-close">${levelSign('close')}</span> close: right formula, low precision</li>
<li><span class="swatch level-divergent">${levelSign('divergent')}</span> divergent: anything else</li>
<li><span class="swatch level-none">–</span> nothing run</li>
<li>The multiple is the largest deviation in units of the element’s own bound; up to 1× is accepted.</li></ul>`;
}

function cell(row: MatrixRow | undefined, filters: Filters): Markup {
  if (row === undefined)
    return html`<td class="empty"><span aria-hidden="true">·</span><span class="visually-hidden">not asked</span></td>`;
  const { mode, dtype, level, cases, pass, unsupported } = row;
  const options = optionsOf(row);
  const isCurrent = filters.mode === mode && filters.dtype === dtype && filters.options === options;
  const own = isCurrent ? NO_FILTERS : { ...NO_FILTERS, mode, dtype, options, kind: 'compared' };
  const run = cases - unsupported;
  const failing = run - pass;
  const counts =
    failing > 0 ? `${failing} of ${run} fail` : unsupported === 0 ? `${run} pass` : `${run} of ${cases} run`;
  const values = soundValues(row);
  const shown = values ?? row;
  const aside = failingAsides(row);
  const reached =
    values?.level ??
    (failing > 0 && (level === undefined || isAtLeast(level, 'faithful')) ? 'divergent' : (level ?? 'faithful'));
  const tone = run === 0 ? 'none' : reached;
  const name = run === 0 ? 'unsupported' : reached === shown.level ? reached : failing > 0 ? 'fails' : 'passes';
  const sign = run === 0 ? '–' : levelSign(reached);
  const deviation =
    run > 0 && shown.level !== undefined && shown.level !== 'bit-exact'
      ? boundText(fromWireNumber(shown.max_bound))
      : '';
  return html`<td><a class="cell level-${tone}" href="${routeHash({ filters: own, page: 1 })}"${isCurrent && html` aria-current="true"`}>
<span class="cell-level"><span aria-hidden="true">${sign}</span> ${name}</span>
<span class="cell-deviation">${deviation}</span> <span class="cell-counts${failing > 0 && ' failing'}">${run === 0 ? `${cases} declined` : aside === undefined ? counts : html`<b class="bad">✕ ${aside}</b>`}</span></a></td>`;
}
