/** Words in event names that tell the channel, the department, what a behaviour is and shows, and what amounts mean, in English, German, Spanish and French. */
import type { AmountMeaning } from '../../model/amounts.ts'
import type { TouchpointBehaviour } from '../../model/behaviour.ts'
import type { Channel } from '../../model/channel.ts'

/** Several clues for each value; of the words of one clue all must occur. The first row that fits counts. */
export type Clues<Value> = readonly { anyOf: readonly (readonly string[])[]; value: Value }[]

/** In a row, commas part the clues and blanks the words of one; `*` stands for any ending. */
const clues = <Value>(rows: readonly (readonly [string, Value])[]): Clues<Value> =>
  rows.map(([text, value]) => ({ anyOf: text.split(', ').map((clue) => clue.split(' ')), value }))

export const channelClues: Clues<Channel> = clues([
  ['survey*, questionnaire*, nps, csat, ces, umfrage*, encuesta*, enquête*, sondage*', 'survey'],
  ['ticket*, helpdesk, complain*, beschwerde*, reklamation*, queja*, reclam*, support case', 'ticket'],
  ['email*, mail*, newsletter*, correo*, courriel*, unsubscribe*', 'email'],
  ['call, calls, called, phone*, telephone*, voicemail*, anruf*, telefon*, llamada*, appel*', 'phone'],
  ['chat*, whatsapp*, sms, livechat*', 'chat'],
  ['app, push, notification*, install*, screen*', 'app'],
  [
    'shop visit*, store visit*, shop purchase*, in store, instore, pos, branch*, filiale*, laden*, tienda*, magasin*, shop advice',
    'shop',
  ],
  ['webinar*, fair, meetup*, conference*, trade show, booth*, messe*, workshop*', 'event'],
  ['ad, ads, advert*, banner*, impression*, campaign*, anzeige*, anuncio*', 'ad'],
  ['social*, facebook, instagram, twitter, linkedin, tiktok, youtube', 'social'],
  ['partner*, reseller*, affiliate*', 'partner'],
  [
    'parcel*, package*, shipped, shipment*, shipping*, deliver*, dispatch*, letter*, courier*, paket*, versand*, lieferung*, geliefert, envío*, entrega*, colis, livraison*, livré*',
    'post',
  ],
  [
    'page*, click*, checkout*, cart*, basket*, search*, form, signup*, signed up, sign up, login*, logged in, viewed, visit*, download*, wishlist*, order*, product*, account*, web*, warenkorb*, bestell*, pedido*, carrito*, commande*, panier*',
    'web',
  ],
])

export const departmentClues: Clues<string> = clues([
  [
    'payment*, invoice*, billing*, refund*, paid, charge*, rechnung*, zahlung*, erstattung*, factura*, pago*, reembolso*, facture*, paiement*, remboursement*',
    'Finance',
  ],
  [
    'ship*, deliver*, parcel*, package*, dispatch*, warehouse*, paket*, versand*, liefer*, envío*, entrega*, colis, livraison*',
    'Logistics',
  ],
  [
    'support*, ticket*, complain*, help*, onboarding*, beschwerde*, reklamation*, queja*, return*, retoure*, rückgabe*, devolución*, retour*, case',
    'Service',
  ],
  [
    'quote*, deal*, proposal*, contract*, demo, sales*, lead*, offer*, angebot*, vertrag*, presupuesto*, devis, opportunity*',
    'Sales',
  ],
  [
    'newsletter*, campaign*, ad, ads, webinar*, social*, referral*, blog*, coupon*, promotion*, survey*, loyalty*',
    'Marketing',
  ],
])

/** Hundredths on -200..200. Proxies: they are counted as "shown" and always yield to what somebody said. */
export const feelingClues: Clues<number> = clues([
  ['complain*, beschwerde*, reklamation*, queja*, reclam*, plainte*, chargeback*, dispute*', -150],
  ['account closed, account deleted, churn*, contract terminated, kündigung*, gekündigt, résiliation*', -150],
  ['rage click*, rage clicked, dead click*, rageclick*', -120],
  ['cancel*, storn*, storniert, annul*', -100],
  [
    'fail*, declined, rejected, error*, fehlgeschlagen, abgelehnt, fehler*, fallid*, rechazad*, échou*, refusé*, crash*',
    -80,
  ],
  ['delayed, delay*, late, verspätet, verspätung*, retrasad*, retardé*, reopened, escalat*', -80],
  ['refund*, erstatt*, reembols*, rembours*', -60],
  ['return requested, order returned, item returned, product returned, retoure*, devolución*, devuelt*', -60],
  ['unsubscribe*, uninstall*, downgrade*, abgemeldet', -60],
  [
    'referral*, referred, recommend*, empfohlen, empfehlung*, recomend*, recommand*, invited friend*, friend invited',
    120,
  ],
  ['renew*, upgrade*, verlängert, reorder*, repeat order*, subscription restarted', 80],
])

/** What doing it is. Asking us counts, answers of ours do not: so "chat started", and never "chat" alone. */
export const behaviourClues: Clues<TouchpointBehaviour> = clues([
  ['rage click*, rage clicked, dead click*, rageclick*', 'rage-click'],
  ['complain*, beschwerde*, reklamation*, queja*, reclam*, plainte*, chargeback*, dispute*', 'complaint'],
  ['cancel*, storn*, kündigung*, gekündigt, annul*, résiliation*, account closed, churn*', 'cancellation'],
  [
    'refund*, erstatt*, reembols*, rembours*, return requested, order returned, item returned, goods returned, retoure*, devolución*, devuelt*',
    'refund',
  ],
  [
    'ticket opened, ticket created, ticket reopened, ticket submitted, ticket eröffnet, case opened, case created, support request*, support requested, help requested, chat started, chat opened, conversation started, contact form, contacted support, called us, call received, inbound call, incoming call, hotline*, voicemail*, callback requested, anfrage gestellt, anruf erhalten, kontaktformular, formulario contacto, llamada recibida, formulaire contact, appel reçu',
    'contact',
  ],
])

/** What its amounts mean; where no clue fits, they are only mentioned. What prevents or precedes money comes first. */
export const amountClues: Clues<AmountMeaning> = clues([
  [
    'fail*, declined, rejected, abandon*, requested, viewed, checkout started, checkout begun, trial*, credit card, credit check, updated, reminder*, overdue, lost, draft, error*, fehlgeschlagen, abgelehnt, abgebrochen, angefragt, begonnen, verloren, rechazad*, fallid*, abandonad*, échou*, refusé*, abandonné*, perdu*, perdid*',
    'mentioned',
  ],
  [
    'cart*, basket*, wishlist*, wish list, quote*, proposal*, estimate*, lead*, opportunit*, offer*, viewed, shipped, delivered, dispatched, fulfilled, warenkorb*, merkzettel*, angebot*, versandt, geliefert, carrito*, presupuesto*, enviado*, entregado*, panier*, devis, expédié*, livré*',
    'mentioned',
  ],
  [
    'refund*, cancel*, chargeback*, credit, credits, credit note, credited, money back, returned, erstatt*, gutschrift*, storn*, retoure*, rückzahlung*, reembols*, devolución*, devuelt*, anulad*, rembours*, annul*, avoir',
    'given-back',
  ],
  [
    'order*, purchase*, bought, buy, paid, pay, pays, payment*, sale, sales order, sold, won, signed, signature, checkout completed, transaction*, donat*, donation*, subscription*, subscribed, renew*, upgrade*, booking*, booked, reservation*, charge*, charged, deposit*, fee, fees, invoice paid, bestell*, kauf, gekauft, bezahlt, zahlung*, gewonnen, unterschrieben, gebühr*, buchung*, gebucht, spende*, pedido*, compra*, comprado, pagado, pago*, ganad*, firmad*, reserva*, tarifa*, commande*, achat*, acheté*, payé*, paiement*, gagné*, signé*, réserv*, frais',
    'won',
  ],
])
