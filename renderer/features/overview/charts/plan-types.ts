import type { NumericQuantity, PoleName } from '../../../../shared/model/quantity.ts';
import type { Thresholds } from '../../../../shared/model/sensor.ts';
import type { ScaleRule } from './scale.ts';

/** Colour and dash of a line; `T` is ink, for what belongs to no single line. */
export type LineColour = PoleName | 'T';

export interface PanelPlan {
  readonly sensorIndex: number;
  readonly colour: LineColour;
  /** Beside the value where the head does not say it: `L1-L2`. */
  readonly label: string | null;
  readonly thresholds: Thresholds | null;
}

export interface RowPlan {
  readonly key: string;
  readonly title: string;
  readonly quantity: NumericQuantity;
  /** Shown unit and the factor that leads to it: kW for several lines, W for one. */
  readonly unit: string;
  readonly scale: number;
  readonly digits: number;
  readonly heightPx: number;
  readonly rule: ScaleRule;
  readonly filled: boolean;
  /** The other columns are drawn faintly in each panel, so that imbalance is seen. */
  readonly hasGhosts: boolean;
  /** One a column; null where that line has no such sensor. */
  readonly panels: readonly (PanelPlan | null)[];
}

export interface ColumnPlan {
  readonly key: string;
  readonly line: PoleName | null;
  readonly title: string;
  /** What stands in the head, a current against `ratingAmperes`; -1 when there is nothing. */
  readonly headIndex: number;
  readonly headUnit: 'A' | 'V';
  readonly ratingAmperes: number | null;
  /** For a source of a transfer switch: where it stands among its inlets, and the switch's sensor that tells which is used. */
  readonly source: { readonly position: number; readonly selectedSourceIndex: number } | null;
}

/** What is drawn for an element. With one column the rows carry their own heads. */
export interface ChartPlan {
  readonly columns: readonly ColumnPlan[];
  readonly rows: readonly RowPlan[];
}
