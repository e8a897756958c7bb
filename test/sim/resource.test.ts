import { describe, expect, it } from "vitest";
import { Resource } from "../../harness/sim/index.ts";

describe("a resource", () => {
  it("grants at once while there is room, then first come, first served", () => {
    const resource = new Resource(2);
    const granted: number[] = [];
    for (let i = 0; i < 5; i++) resource.request(() => granted.push(i));
    expect([granted, resource.inUse, resource.waiting]).toEqual([[0, 1], 2, 3]);
    resource.release();
    resource.release();
    expect([granted, resource.inUse, resource.waiting]).toEqual([[0, 1, 2, 3], 2, 1]);
  });

  it("serves thousands in order, across the clearing of its served half", () => {
    const resource = new Resource(1);
    const granted: number[] = [];
    for (let i = 0; i < 5000; i++) resource.request(() => granted.push(i));
    for (let i = 0; i < 4999; i++) resource.release();
    expect(granted).toEqual(Array.from({ length: 5000 }, (_, i) => i));
    expect(resource.waiting).toBe(0);
    resource.release();
    expect(resource.inUse).toBe(0);
  });

  it("keeps the order when a grant asks again", () => {
    const resource = new Resource(1);
    const granted: string[] = [];
    resource.request(() => granted.push("a"));
    resource.request(() => {
      granted.push("b");
      resource.request(() => granted.push("b again"));
    });
    resource.request(() => granted.push("c"));
    for (let i = 0; i < 3; i++) resource.release();
    expect(granted).toEqual(["a", "b", "c", "b again"]);
  });

  it("lets one leave the queue, and the others keep their order", () => {
    const resource = new Resource(1);
    const granted: number[] = [];
    const grants = Array.from({ length: 40 }, (_, i) => (): void => void granted.push(i));
    // A few rounds first, so that the queue lies across the end of its ring.
    for (let i = 0; i < 10; i++) resource.request(grants[i]);
    for (let i = 0; i < 9; i++) resource.release();
    for (let i = 10; i < 40; i++) resource.request(grants[i]);
    expect([
      resource.withdraw(grants[25]),
      resource.withdraw(grants[10]),
      resource.withdraw(grants[39]),
    ]).toEqual([true, true, true]);
    expect(resource.withdraw(grants[25])).toBe(false);
    expect(resource.waiting).toBe(27);
    for (let i = 0; i < 28; i++) resource.release();
    expect(granted).toEqual([...grants.keys()].filter((i) => ![10, 25, 39].includes(i)));
    expect(resource.inUse).toBe(0);
  });

  it("refuses to be released more often than requested", () => {
    const resource = new Resource(1);
    resource.request(() => {});
    resource.release();
    expect(() => resource.release()).toThrow(/released more often/);
  });

  it.each([0, -1, 1.5, Number.NaN])("refuses capacity %s", (capacity) => {
    expect(() => new Resource(capacity)).toThrow(/expected an integer of at least 1/);
  });
});
