/** The settings of the sample printers. */
export interface SampleOptions {
  /** The URL of the API. Default: that of Scenario. */
  readonly baseUrl?: string;
  /** The npm package of the SDK. Default: `scenario-models`. */
  readonly packageName?: string;
}
