import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { silentLogger } from '../../main/support/logger.ts';
import { removeTemporaryDirectories, temporaryDirectory } from '../testing/temporary-directory.ts';
import { fittingBounds, NEW_WINDOW, nextZoom, type WindowState } from './window-state.ts';
import { readWindowStates, WindowStatesFile } from './window-states-file.ts';

afterEach(removeTemporaryDirectories);

const main = { x: 0, y: 0, width: 1920, height: 1080 };
const second = { x: 1920, y: 0, width: 2560, height: 1400 };

describe('where a window opens', () => {
  test('is where it was, while that display is there', () => {
    const bounds = { x: 2000, y: 40, width: 1440, height: 900 };
    expect(fittingBounds(bounds, [main, second])).toEqual(bounds);
    expect(fittingBounds(bounds, [main])).toEqual({ x: 480, y: 40, width: 1440, height: 900 });
  });

  test('is inside a display, no smaller than every screen needs and no larger than the display', () => {
    expect(fittingBounds({ x: -300, y: -50, width: 300, height: 200 }, [main])).toEqual({
      x: 0,
      y: 0,
      width: 1024,
      height: 700,
    });
    expect(fittingBounds({ x: 10, y: 10, width: 4000, height: 3000 }, [main])).toEqual(main);
    const tiny = { x: 0, y: 0, width: 800, height: 600 };
    expect(fittingBounds({ x: 0, y: 0, width: 1440, height: 900 }, [tiny])).toEqual(tiny);
  });

  test('is left to the system the first time', () => {
    expect(fittingBounds(null, [main])).toEqual({ width: 1440, height: 900 });
    expect(fittingBounds(null, [{ ...main, width: 1280, height: 720 }])).toEqual({
      width: 1280,
      height: 720,
    });
    expect(fittingBounds(null, [])).toEqual({ width: 1440, height: 900 });
  });
});

test('zooming goes from 80 to 200 % in steps, and back to the actual size', () => {
  const walk = (from: number, step: 1 | -1) => {
    const seen = [from];
    for (let each = 0; each < 9; each++) seen.push(nextZoom(seen.at(-1) ?? 1, step));
    return [...new Set(seen)];
  };
  expect(walk(1, 1)).toEqual([1, 1.1, 1.25, 1.5, 1.75, 2]);
  expect(walk(1, -1)).toEqual([1, 0.9, 0.8]);
  expect(nextZoom(1.2, 1)).toBe(1.25);
  expect(nextZoom(1.75, 0)).toBe(1);
});

describe('the file of the windows', () => {
  const state: WindowState = {
    bounds: { x: 1, y: 2, width: 1100, height: 800 },
    mode: 'maximized',
    zoom: 1.25,
    fragment: '#/pdu/PX3-A07/outlets',
  };

  test('gives back what was put last, also what was put a moment ago', async () => {
    const directory = await temporaryDirectory();
    const file = new WindowStatesFile(directory, silentLogger);
    file.put([NEW_WINDOW]);
    file.put([state, NEW_WINDOW]);
    await file.flush();
    expect(await readWindowStates(directory)).toEqual([state, NEW_WINDOW]);
    file.put([state]);
    await Promise.all([file.flush(), file.flush()]);
    expect(await readWindowStates(directory)).toEqual([state]);
    expect((await stat(join(directory, 'windows.json'))).mode & 0o077).toBe(0);
  });

  test('is written by itself when nothing moves any more', async () => {
    const directory = await temporaryDirectory();
    new WindowStatesFile(directory, silentLogger).put([state]);
    await expect.poll(() => readWindowStates(directory)).toEqual([state]);
  });

  test.each([
    ['no JSON', '{"windows":['],
    ['something else', '[]'],
    ['a window of no size', JSON.stringify({ windows: [{ ...state, bounds: { x: 1 } }] })],
    ['a zoom that nobody can read', JSON.stringify({ windows: [{ ...state, zoom: 40 }] })],
    ['an address in place of a fragment', JSON.stringify({ windows: [{ ...state, fragment: 'https://x' }] })],
  ])('is as good as none when it holds %s', async (_what, content) => {
    const directory = await temporaryDirectory();
    await writeFile(join(directory, 'windows.json'), content);
    expect(await readWindowStates(directory)).toEqual([]);
  });

  test('that cannot be written stops nothing', async () => {
    const directory = await temporaryDirectory();
    await writeFile(join(directory, 'file'), 'not a directory');
    const file = new WindowStatesFile(join(directory, 'file'), silentLogger);
    file.put([state]);
    await expect(file.flush()).resolves.toBeUndefined();
    expect(await readFile(join(directory, 'file'), 'utf8')).toBe('not a directory');
  });
});
