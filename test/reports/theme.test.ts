import { describe, expect, it } from "vitest";
import { DEFAULT_METHODS, methodNames } from "../../baselines/index.ts";
import { ACTIVITY_COLOURS, methodStyles } from "../../reports/theme.ts";
import { distance, labOf, VISION } from "./colour-vision.ts";

/** Far enough apart to be told from each other in a line on white, without a second sign. */
const APART = 15;
/** Lightness L* that grey print keeps apart. */
const GREY_APART = 6;

const names = [
  ...new Set([...DEFAULT_METHODS, ...methodNames().filter((name) => /^[a-z0-9-]+$/.test(name))]),
];
const methods = names.map((name) => ({ name, bound: name === "oracle" }));
const styles = methodStyles(methods).map((style, at) => ({ ...style, name: names[at] }));
const pairs = styles.flatMap((a, at) => styles.slice(at + 1).map((b) => [a, b] as const));

it("knows colours by CIE L*a*b*, and that red and green meet without red or green cones", () => {
  expect(labOf("#ffffff", "full")[0]).toBeCloseTo(100, 1);
  expect(labOf("#ff0000", "full").map(Math.round)).toEqual([53, 80, 67]);
  expect(distance("#b05000", "#5f7f2e", "deuteranopia")).toBeLessThan(
    distance("#b05000", "#5f7f2e", "full") / 2,
  );
});

describe.each(Object.keys(VISION))("with %s", (vision) => {
  it("any two methods differ by colour, or else by symbol or dash", () => {
    const alike = pairs.filter(
      ([a, b]) =>
        distance(a.colour, b.colour, vision) < APART &&
        a.shape === b.shape &&
        a.dash.join() === b.dash.join(),
    );
    expect(alike.map(([a, b]) => `${a.name} and ${b.name}`)).toEqual([]);
  });

  it("what GPUs do differs by colour from its neighbours in the stack", () => {
    const colours = Object.entries(ACTIVITY_COLOURS);
    const near = colours.flatMap(([name, colour], at) =>
      colours
        .slice(at + 1, at + 2)
        .flatMap(([other, next]) => (distance(colour, next, vision) < APART ? [`${name} and ${other}`] : [])),
    );
    expect(near).toEqual([]);
  });
});

it("in grey, any two methods differ by lightness, or else by symbol or dash", () => {
  const grey = (hex: string): number => labOf(hex, "full")[0];
  const alike = pairs.filter(
    ([a, b]) =>
      Math.abs(grey(a.colour) - grey(b.colour)) < GREY_APART &&
      a.shape === b.shape &&
      a.dash.join() === b.dash.join(),
  );
  expect(alike.map(([a, b]) => `${a.name} and ${b.name}`)).toEqual([]);
});

it("in grey, what GPUs do differs by lightness from its neighbours in the stack", () => {
  const lightness = Object.values(ACTIVITY_COLOURS).map((hex) => labOf(hex, "full")[0]);
  const steps = lightness.slice(1).map((one, at) => Math.abs(one - lightness[at]));
  expect(Math.min(...steps)).toBeGreaterThan(GREY_APART);
});

it("every line on a page stands out from white and from the dark page", () => {
  for (const { colour } of styles) {
    expect(labOf(colour, "full")[0]).toBeLessThan(75);
    expect(labOf(colour, "full")[0]).toBeGreaterThan(30);
  }
});
