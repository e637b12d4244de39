import type { Locator, Page } from 'playwright-core';

/** How a person touches the page; each touch is counted, because people need time where a program needs none. */
export interface Hand {
  readonly kind: 'pointer' | 'keyboard';
  press(target: Locator): Promise<void>;
  type(target: Locator, text: string): Promise<void>;
  check(target: Locator): Promise<void>;
  readonly touches: () => number;
}

export function pointerHand(): Hand {
  let touches = 0;
  return {
    kind: 'pointer',
    touches: () => touches,
    async press(target) {
      touches += 1;
      await target.click();
    },
    async type(target, text) {
      touches += 1;
      await target.fill(text);
    },
    async check(target) {
      touches += 1;
      await target.check();
    },
  };
}

const mostTabs = 250;

/** Nothing but the keyboard: what Tab cannot reach cannot be pressed. */
export function keyboardHand(page: Page): Hand {
  let touches = 0;
  async function tabTo(target: Locator): Promise<void> {
    await target.waitFor();
    for (let tabs = 0; tabs < mostTabs; tabs++) {
      if ((await target.and(page.locator(':focus')).count()) > 0) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach ${String(target)}`);
  }
  return {
    kind: 'keyboard',
    touches: () => touches,
    async press(target) {
      touches += 1;
      await tabTo(target);
      await page.keyboard.press('Enter');
    },
    async type(target, text) {
      touches += 1;
      await tabTo(target);
      await page.keyboard.press('Control+A');
      await page.keyboard.insertText(text);
    },
    async check(target) {
      touches += 1;
      if (await target.isChecked()) return;
      await tabTo(target);
      await page.keyboard.press('Space');
    },
  };
}
