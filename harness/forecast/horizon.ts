export const DAY_HOURS = 24;
export const WEEK_HOURS = 7 * DAY_HOURS;

/** How far forecasters look ahead, hours: four days, as the published forecasts do. */
export const HORIZON_HOURS = 4 * DAY_HOURS;
