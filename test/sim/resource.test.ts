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
