import { render } from 'lit';
import { html, nothing } from '../lib/view.js';

/**
 * Asks before something is done that matters.
 * @param {{ title: string, text: unknown, action: string, danger?: boolean, reason?: string }} question `reason` labels a field to fill in
 * @returns {Promise<string | null>} the reason, empty if none was asked for; null if the answer is no
 */
export function confirmed({ title, text, action, danger, reason }) {
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-labelledby', 'confirm-title');
  /** @type {string | null} */
  let answer = null;
  const yes = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    answer = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('reason') ?? '');
    dialog.close();
  };
  render(
    html`<form class="stack" @submit=${yes}>
      <h2 id="confirm-title">${title}</h2><p>${text}</p>
      ${reason ? html`<div class="field"><label for="confirm-reason">${reason}</label><input id="confirm-reason" name="reason" required></div>` : nothing}
      <div class="row"><button class=${danger ? 'danger' : 'primary'}>${action}</button>
        <button type="button" class="quiet" @click=${() => dialog.close()}>Leave it</button></div>
    </form>`,
    dialog,
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) =>
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(answer);
    }),
  );
}
