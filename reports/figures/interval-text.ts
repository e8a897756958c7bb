/** What a tooltip and the alternative text of a mark say of the fields `low` and `high`: a number's format would call a missing one NaN. */
export const INTERVAL_TEXT = {
  calculate:
    "isValid(datum.low) ? format(datum.low, '.3~r') + ' to ' + format(datum.high, '.3~r') : 'none: too few seeds'",
  as: "interval",
};

export const INTERVAL_TOOLTIP = { field: "interval", title: "95 % interval" };
