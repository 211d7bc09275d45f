/** Words in event names that tell the channel, the department and what a behaviour shows, in English, German, Spanish and French. */
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
