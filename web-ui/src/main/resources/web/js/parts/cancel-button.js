import { Fetched, View, html } from '../lib/view.js';
import { Problem, freshKey } from '../lib/http.js';
import { session } from '../lib/session.js';
import { myBookings } from '../lib/my-bookings.js';
import { moment, money } from '../lib/format.js';
import { mistakes } from './field.js';

/** @typedef {import('skybound-api').CancellationQuote} Quote */

/** Cancels a booking, after it has said exactly what comes back. */
class CancelButton extends View {
  static properties = { booking: { attribute: false }, problem: { state: true }, busy: { state: true } };

  constructor() {
    super();
    /** @type {import('skybound-api').BookingView | undefined} */
    this.booking = undefined;
    /** @type {Problem | undefined} */
    this.problem = undefined;
    this.busy = false;
    this.quote = new Fetched(this, async () => /** @type {Quote} */ ((await session.send('GET', `/bookings/${this.booking?.id}/cancellation`)).data));
  }

  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.querySelector('dialog'));
  }

  #ask() {
    this.quote.value = undefined;
    this.problem = undefined;
    this.quote.load();
    this.#dialog.showModal();
  }

  async #cancel() {
    this.busy = true;
    try {
      const { data } = await session.send('DELETE', `/bookings/${this.booking?.id}`, { headers: { 'Idempotency-Key': freshKey() } });
      if (data?.id) myBookings.learn(data);
      this.#dialog.close();
    } catch (error) {
      this.problem = Problem.of(error);
    }
    this.busy = false;
  }

  render() {
    return html`<button class="quiet" @click=${this.#ask}>Cancel booking</button>
      <dialog aria-labelledby="cancel-title"><div class="stack">
        <h2 id="cancel-title">Cancel this booking?</h2>
        ${mistakes(this.problem)}
        ${this.quote.show((quote) => this.#quote(quote))}
        <div class="row"><button class="danger" ?disabled=${this.busy || !this.quote.value} @click=${this.#cancel}>Yes, cancel it</button>
          <button class="quiet" @click=${() => this.#dialog.close()}>Keep it</button></div>
      </div></dialog>`;
  }

  /** @param {Quote} quote */
  #quote(quote) {
    return html`<dl class="facts">
        <div><dt>You get back</dt><dd class="price">${money(quote.refund)}</dd></div>
        <div><dt>We keep</dt><dd>${money(quote.penalty)}</dd></div>
      </dl>
      <p class="small muted">True until ${moment(quote.valid_until)}. The seats are given up at once, and that can’t be undone.</p>`;
  }
}

customElements.define('cancel-button', CancelButton);
