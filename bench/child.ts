import { allCases } from "./cases.ts";
import { measure } from "./measure.ts";

/** One case in this process, which has run nothing else: times first, then counts. Prints JSON for `measureApart`. */
const [, , name] = process.argv;
const found = (await allCases()).find((one) => one.name === name);
if (found === undefined) throw new Error(`bench ${name}: no such case`);
const work = await found.load();
const times = await measure(found, work);
console.log(JSON.stringify({ times, counts: await work.count?.() }));
