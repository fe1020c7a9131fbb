import { View, html, nothing } from '../lib/view.js';
import { Problem, freshKey } from '../lib/http.js';
import { session } from '../lib/session.js';
import { countdown, money } from '../lib/format.js';
import { mistakes } from './field.js';

/** The sandbox's cards: what each of them does. */
const CARDS = {
  tok_visa: ['Visa', 'pays at once'],
  tok_slow: ['Slow card', 'pays after some seconds'],
  tok_declined: ['Declined card', 'the bank says no'],
  tok_insufficient_funds: ['Empty account', 'not enough money'],
  tok_timeout_before_capture: ['Lost question', 'the gateway is asked again'],
  tok_timeout_after_capture: ['Lost answer', 'paid, but the answer is lost at first'],
  tok_refund_pending: ['Slow way back', 'pays; a refund comes after a moment'],
  tok_refund_fails: ['No way back', 'pays; a refund fails'],
};

/** Pays a held booking before its time is over. */
class PayForm extends View {
  static properties = { booking: { attribute: false }, problem: { state: true }, busy: { state: true }, left: { state: true } };

  #token = 'tok_visa';
  #tick = 0;
  #key = '';

  constructor() {
    super();
    /** @type {import('skybound-api').BookingView | undefined} */
    this.booking = undefined;
    /** @type {Problem | undefined} */
    this.problem = undefined;
    this.busy = false;
    this.left = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    const count = () => (this.left = (Date.parse(this.booking?.payment_required_by ?? '') - Date.now()) / 1000);
    this.#tick = setInterval(count, 1000);
    count();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#tick);
  }

  /** @param {Event} event */
  async #pay(event) {
    event.preventDefault();
    const { booking } = this;
    if (!booking) return;
    this.busy = true;
    this.problem = undefined;
    this.#key ||= freshKey();
    const body = {
      booking_id: booking.id,
      ...booking.total_amount,
      payment_method: 'card',
      payment_details: { token: this.#token },
    };
    try {
      await session.send('POST', '/payments', { body, headers: { 'Idempotency-Key': this.#key } });
      this.#key = '';
    } catch (error) {
      this.problem = Problem.of(error);
      if (this.problem.status) this.#key = '';
    }
    this.busy = false;
  }

  render() {
    const { booking } = this;
    if (!booking) return nothing;
    const pending = booking.payments.some((payment) => payment.status === 'pending');
    const failed = booking.payments.at(-1)?.status === 'failed' ? booking.payments.at(-1) : undefined;
    return html`<section class="card stack" aria-labelledby="pay-title">
      <div class="row spread"><h2 id="pay-title">Pay ${money(booking.total_amount)}</h2>
        <p class="hold ${this.left < 120 ? 'soon' : ''}" role="timer"><span class="small">held for</span> <strong class="num">${countdown(this.left)}</strong></p></div>
      ${mistakes(this.problem)}
      ${failed && !pending ? html`<p class="note bad" role="alert">The card was refused (${failed.failure_code?.replaceAll('_', ' ')}). Your seats are still held: try another one.</p>` : nothing}
      ${pending
        ? html`<p class="note" role="status">The payment is on its way. This page says when it has arrived.</p>`
        : html`<form class="stack" @submit=${this.#pay}>
            <fieldset class="cards"><legend>Sandbox card</legend>
              ${Object.entries(CARDS).map(([token, [name, does]]) => html`<label><input type="radio" name="token" value=${token} .checked=${token === this.#token}
                @change=${() => (this.#token = token)}><span><strong>${name}</strong><span class="small muted">${does}</span></span></label>`)}
            </fieldset>
            <button class="primary wide" ?disabled=${this.busy || this.left <= 0}>Pay ${money(booking.total_amount)}</button>
          </form>`}
    </section>`;
  }
}

customElements.define('pay-form', PayForm);
