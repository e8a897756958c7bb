/** What a ridge regression looks at, and how much of the past it learns from. */
export interface RidgeRecipe {
  /** Hourly values it looks at, the current one first, each as log-ratio to the mean of the last 24 h. */
  readonly lags: number;
  /** Means over so many days it looks at, as log-ratios likewise; of a shorter past, the mean of what there is. */
  readonly meanDays: readonly number[];
  /** Whether the calendar has terms of the year. */
  readonly yearly: boolean;
  /** Whether each hour of the day at which a forecast is made has a regression of its own; its calendar has days only. */
  readonly byHour: boolean;
  /** Days of origins it learns from, the latest; and the fewest that will do. */
  readonly windowDays: number;
  readonly leastDays: number;
  /** Pull of each weight to zero, in rows' worth of its regressor. */
  readonly penalty: number;
}

/** The plain one: a year of hours, a week of lags, the calendar of hours and weekdays. */
export const PLAIN: RidgeRecipe = {
  lags: 168,
  meanDays: [],
  yearly: false,
  byHour: false,
  windowDays: 365,
  leastDays: 90,
  penalty: 1,
};

/** As plain, with the levels of the last month and quarter to return to. */
export const LEVELS: RidgeRecipe = { ...PLAIN, meanDays: [28, 91] };

/** Two years of hours, two weeks of lags, levels up to half a year, and how days change with the season. */
export const SEASONS: RidgeRecipe = {
  lags: 336,
  meanDays: [28, 91, 182],
  yearly: true,
  byHour: false,
  windowDays: 730,
  leastDays: 365,
  penalty: 10,
};

/** Each hour of the day by itself, on two years: a day of lags, and the levels of days, weeks and months. */
export const HOURLY: RidgeRecipe = {
  lags: 24,
  meanDays: [2, 7, 28, 91],
  yearly: true,
  byHour: true,
  windowDays: 730,
  leastDays: 365,
  penalty: 3,
};
