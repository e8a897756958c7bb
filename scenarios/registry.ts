import { ablation } from "./ablation.ts";
import { actions } from "./actions.ts";
import { carbonBudgets } from "./carbon-budgets.ts";
import { evaluators } from "./evaluators.ts";
import { forecasting } from "./forecasting.ts";
import { hwnasbench } from "./hwnasbench.ts";
import { openDomain } from "./open-domain.ts";
import { regionsOfSpace } from "./regions-of-space.ts";
import { savings } from "./savings.ts";
import { tableCheck } from "./table-check.ts";
import { zones } from "./zones.ts";
import type { Scenario } from "./scenario.ts";

/** Every scenario: adding one is a file and a line here. */
export const SCENARIOS: readonly Scenario[] = [
  hwnasbench,
  carbonBudgets,
  zones,
  savings,
  ablation,
  actions,
  evaluators,
  regionsOfSpace,
  forecasting,
  tableCheck,
  openDomain,
];
