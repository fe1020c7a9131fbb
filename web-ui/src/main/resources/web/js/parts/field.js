import { html, nothing } from '../lib/view.js';

/**
 * A labelled field with its hint and what is wrong with it.
 * @param {{ id: string, label: string, value?: string, error?: string, hint?: unknown, type?: string, autocomplete?: string,
 *   required?: boolean, choices?: Record<string, string>, on: (value: string) => void, [other: string]: any }} field
 */
export function field({ id, label, value = '', error, hint, type = 'text', autocomplete, required, choices, on }) {
  const described = [error ? `${id}-error` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ') || nothing;
  const change = (/** @type {any} */ event) => on(event.target.value);
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${choices
      ? html`<select id=${id} ?required=${required} aria-invalid=${error ? 'true' : nothing} aria-describedby=${described} @change=${change}>
          ${Object.entries(choices).map(([code, text]) => html`<option value=${code} ?selected=${code === value}>${text}</option>`)}</select>`
      : html`<input id=${id} type=${type} .value=${value} ?required=${required} autocomplete=${autocomplete ?? nothing}
          aria-invalid=${error ? 'true' : nothing} aria-describedby=${described} @input=${change}>`}
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
    ${error ? html`<p class="error" id="${id}-error">${error}</p>` : nothing}
  </div>`;
}

/** Takes the reader to the first field that is wrong. @param {import('../lib/view.js').View} form */
export async function focusMistake(form) {
  await form.updateComplete;
  const first = /** @type {HTMLElement | null} */ (form.querySelector('[aria-invalid="true"]') ?? form.querySelector('[role="alert"]'));
  first?.setAttribute('tabindex', first.getAttribute('tabindex') ?? (first.matches('input, select') ? '0' : '-1'));
  first?.focus();
}

/**
 * What is wrong with a form as a whole: said once, above it.
 * @param {import('../lib/http.js').Problem | undefined} problem
 */
export function mistakes(problem) {
  if (!problem) return nothing;
  const text = problem.errors.length ? 'Please look at the marked fields.' : problem.message;
  return html`<div class="note bad" role="alert"><p>${text}</p></div>`;
}
