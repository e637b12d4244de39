import type { Locator, Page } from 'playwright-core';
import { pointerHand, type Hand } from './hand.ts';

/** What a person does in the incident room, by the words on the screen. */
export interface IncidentRoom {
  acknowledge(): Promise<void>;
  /** The card of a step, found by a part of its title and state ("Count the jobs, succeeded"). */
  step(title: RegExp): Locator;
  /** Waits for a step in a section, unfolding the section where it is folded; answers its open card. */
  openStep(section: RegExp, title: RegExp): Promise<Locator>;
  /** Opens the preview, approves, and runs; the text that was shown before is answered. */
  approveAndRun(title: RegExp): Promise<string>;
  /** One of two: types the target that a destructive step asks for, and says yes. */
  approveAsOneOfTwo(title: RegExp): Promise<void>;
  /** The second of two: sees who said yes, says yes too, and it runs. */
  approveAsSecond(title: RegExp): Promise<void>;
  setStatus(status: string): Promise<void>;
  /** Fills the template's fields that are named, chooses the channels by name, and sends. */
  tell(fields: Readonly<Record<string, string>>, channels: readonly RegExp[]): Promise<void>;
  /** Resolves; with a reason where the document's time or checks are not over. */
  resolve(summary: string, override: string): Promise<void>;
  /** From a resolved incident to the published post-mortem, as the "Post-mortem" button leads. */
  publishPostmortem(): Promise<void>;
}

export function incidentRoom(page: Page, hand: Hand = pointerHand()): IncidentRoom {
  const step = (title: RegExp): Locator => page.getByRole('article', { name: title });
  const dialog = (): Locator => page.getByRole('dialog');
  const isWide = (): boolean => (page.viewportSize()?.width ?? 0) >= 1024;
  const gone = (locator: Locator) => locator.waitFor({ state: 'detached' });

  /** On a phone the parts of the room are behind the thumb bar; on a desk the runbook always stands there, and U opens the composer. */
  async function show(part: 'Runbook' | 'Tell'): Promise<void> {
    if (!isWide()) return hand.press(page.getByRole('navigation', { name: 'Parts of the incident' }).getByRole('button', { name: part }));
    if (part === 'Runbook') return;
    if (hand.kind === 'keyboard') await page.keyboard.press('u');
    else await hand.press(page.getByRole('tab', { name: part }));
  }
  async function typeTarget(): Promise<void> {
    const field = dialog().getByLabel(/^Type “/);
    const wanted = /^Type “(.*)” to confirm$/.exec(
      await dialog()
        .locator('label', { hasText: /^Type “/ })
        .innerText(),
    )?.[1];
    if (wanted === undefined) throw new Error('the destructive step does not say what to type');
    await hand.type(field, wanted);
  }
  async function review(title: RegExp): Promise<void> {
    await show('Runbook');
    await hand.press(step(title).getByRole('button', { name: /^Review/ }));
    await dialog().waitFor();
  }
  return {
    step,
    async openStep(section, title) {
      await show('Runbook');
      const heading = page.getByRole('heading', { level: 3 }).getByRole('button', { name: section });
      await heading.waitFor();
      if ((await heading.getAttribute('aria-expanded')) === 'false') await hand.press(heading);
      const card = step(title);
      await card.waitFor();
      const name = card.getByRole('button').first();
      if ((await name.getAttribute('aria-expanded')) === 'false') await hand.press(name);
      return card;
    },
    async acknowledge() {
      const button = page.getByRole('button', { name: /^Acknowledge/ }).first();
      await hand.press(button);
      await gone(button);
    },
    async approveAndRun(title) {
      await review(title);
      const shown = await dialog().locator('pre').innerText();
      await hand.press(dialog().getByRole('button', { name: 'Approve and run' }));
      await gone(dialog());
      return shown;
    },
    async approveAsOneOfTwo(title) {
      await review(title);
      await typeTarget();
      await hand.press(dialog().getByRole('button', { name: 'Approve (1 of 2)' }));
      await gone(dialog());
    },
    async approveAsSecond(title) {
      await review(title);
      await typeTarget();
      await hand.press(dialog().getByRole('button', { name: 'Approve and run' }));
      await gone(dialog());
    },
    async setStatus(status) {
      if (isWide()) return hand.press(page.getByRole('list', { name: 'Status' }).getByRole('button', { name: status }));
      await hand.press(page.getByRole('button', { name: /^Status: / }));
      await hand.press(page.getByRole('button', { name: status, exact: true }));
    },
    async tell(fields, channels) {
      await show('Tell');
      for (const [name, value] of Object.entries(fields)) await hand.type(page.getByLabel(name, { exact: true }), value);
      for (const channel of channels) await hand.check(page.getByRole('checkbox', { name: channel }));
      await hand.press(page.getByRole('button', { name: /^Send/ }));
      await page.getByText('Sent', { exact: true }).first().waitFor();
    },
    async resolve(summary, override) {
      await this.setStatus('Resolved');
      await hand.type(dialog().getByLabel(/What was it/), summary);
      await hand.press(dialog().getByRole('button', { name: 'Resolve', exact: true }));
      const allTheSame = dialog().getByRole('button', { name: 'Resolve all the same…' });
      // Either it closes, or it says what stands against it.
      await Promise.race([allTheSame.waitFor(), gone(dialog())]);
      if (!(await allTheSame.isVisible())) return;
      await hand.press(allTheSame);
      await hand.type(dialog().getByLabel(/Why resolve/), override);
      await hand.press(dialog().getByRole('button', { name: 'Resolve all the same', exact: true }));
      await gone(dialog());
    },
    async publishPostmortem() {
      await hand.press(page.getByRole('button', { name: 'Post-mortem', exact: true }).first());
      const draft = page.getByRole('button', { name: 'Draft it from the timeline' });
      const publish = page.getByRole('button', { name: 'Publish…' });
      await draft.or(publish).first().waitFor();
      if (await draft.isVisible()) await hand.press(draft);
      await hand.press(publish);
      await hand.press(dialog().getByRole('button', { name: 'Publish', exact: true }));
      await page.getByText(/^published/).waitFor();
    },
  };
}
