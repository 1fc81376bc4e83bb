import { afterAll, beforeAll } from 'vitest';
import { addressLeaked } from '../security/attacks/penetration/leaked-address.js';
import { Stage } from '../security/attacks/penetration/stage.js';
import { cookieStolen } from '../security/attacks/penetration/stolen-cookie.js';
import { gatewayKeyStolen } from '../security/attacks/penetration/stolen-gateway-key.js';
import { organisationKeyStolen } from '../security/attacks/penetration/stolen-organisation-key.js';
import { administratorWithdrawn } from '../security/attacks/penetration/withdrawn-administrator.js';

// One hub, and what is taken from it one after another: what each theft can do, and what it cannot. A later chapter finds
// the hub as an earlier one has left it, with the stolen keys revoked and new ones in their place.
const stage = new Stage();
beforeAll(() => stage.set(), 120_000);
afterAll(() => stage.hub?.stop());

gatewayKeyStolen(stage);
organisationKeyStolen(stage);
cookieStolen(stage);
addressLeaked(stage);
administratorWithdrawn(stage);
