const mostFrames = 30;

/** Brings a step into sight and focus, and presses its button if asked. On a phone its tab may have to be drawn first. */
export function showStep(elementId: string, press: boolean, framesLeft = mostFrames): void {
  requestAnimationFrame(() => {
    const step = document.getElementById(elementId);
    if (!step) {
      if (framesLeft > 0) showStep(elementId, press, framesLeft - 1);
      return;
    }
    step.scrollIntoView({ block: 'center', behavior: 'smooth' });
    step.focus({ preventScroll: true });
    if (press) step.querySelector<HTMLButtonElement>('[data-step-main]')?.click();
  });
}
