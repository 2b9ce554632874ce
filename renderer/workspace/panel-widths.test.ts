import { describe, expect, test } from 'vitest';
import { EMPTY_DESK, type Desk } from '../../shared/ipc/app.ts';
import { testModel } from '../testing/test-model.ts';
import { panelWidth, widthsOf } from './panel-widths.ts';

describe('widths of panels', () => {
  test('stay within what the design allows', () => {
    expect([100, 240, 311.6, 420, 9999].map(panelWidth)).toEqual([240, 240, 312, 420, 420]);
  });

  test('are as designed until somebody changes them, and each by itself', () => {
    const model = testModel({});
    expect(widthsOf(EMPTY_DESK, model)).toEqual({ tree: 312, inspector: 296 });
    const desk: Desk = { tileOrder: [], panelWidths: { PX3: { treePx: 400, inspectorPx: null } } };
    expect(widthsOf(desk, model)).toEqual({ tree: 400, inspector: 296 });
  });

  test('are not taken over from another model, nor out of limits from an older file', () => {
    const desk: Desk = {
      tileOrder: [],
      panelWidths: { Other: { treePx: 400, inspectorPx: 300 }, PX3: { treePx: 2000, inspectorPx: 100 } },
    };
    expect(widthsOf(desk, testModel({}))).toEqual({ tree: 420, inspector: 240 });
  });
});
