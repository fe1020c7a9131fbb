import { View, html } from '../lib/view.js';
import '../parts/ops-projections.js';
import '../parts/ops-stuck.js';
import '../parts/ops-outbox.js';

/** How the system is doing, and what waits for a person. */
class OpsSystemPage extends View {
  render() {
    return html`<div class="page-head"><h1>System</h1></div>
      <div class="halves"><ops-projections></ops-projections><div class="stack"><ops-stuck></ops-stuck><ops-outbox></ops-outbox></div></div>`;
  }
}

customElements.define('ops-system-page', OpsSystemPage);
