/** The words by which columns are known, in English, German, Spanish and French; accents and case do not count. */
import type { ImportField } from '../../../model/import.ts'

/** Sure names first: a file may have several columns that could be a customer. */
type Words = { sure: readonly string[]; likely: readonly string[] }

const list = (text: string): string[] => text.split(',').map((word) => word.trim())

export const headerWords: Record<ImportField, Words> = {
  customer: {
    sure: list(
      'customer, customer id, customer no, customer nr, customer number, customer key, customer code, customerid, userid, user id, client id, client no, client number, clientid, kunde, kunden id, kunden nr, kundennummer, kundennr, kundenid, cliente, id cliente, cliente id, numero cliente, numero de cliente, codigo cliente, client, id client, numero client, numero de client, case concept name, case id, caseid, cust id, custid, cust no',
    ),
    likely: list(
      'user, member id, member, account id, account, contact id, contact, person id, person, patient id, patient, case, fall id, fall, vorgang id, caso, cas, shopper id, subscriber id, buyer, buyer id, debitor, mitglied, benutzer, usuario, utilisateur, acheteur, email, e mail, email address, mail, correo, courriel, customer email',
    ),
  },
  anonymous: {
    sure: list(
      'anonymous id, anonymousid, anonymous, visitor id, visitorid, cookie id, device id, deviceid, anonyme id',
    ),
    likely: list('visitor, cookie, device, besucher, besucher id, visitante, visiteur, session id'),
  },
  time: {
    sure: list(
      'time, timestamp, date time, datetime, event time, event timestamp, occurred at, time timestamp, zeit, zeitpunkt, zeitstempel, datum uhrzeit, fecha hora, fecha y hora, horodatage, date heure, date et heure, original timestamp, eventtime',
    ),
    likely: list(
      'date, at, datum, fecha, hora, invoice date, order date, event date, created at, created, created on, start time, complete timestamp, start timestamp, purchase date, transaction date, bestelldatum, rechnungsdatum, kaufdatum, erstellt am, creado, fecha de compra, fecha pedido, date commande, date de commande, jour, tag, dia, ts, when, heure, uhrzeit, day',
    ),
  },
  touchpoint: {
    sure: list(
      'touchpoint, touch point, event, event name, eventname, activity, activity name, concept name, kontaktpunkt, ereignis, aktivitat, aktivitaet, evento, actividad, punto de contacto, evenement, activite, point de contact',
    ),
    likely: list(
      'event type, activity type, task subtype, interaction, interaction type, interaktion, interaccion, action, aktion, accion, type, typ, tipo, step, schritt, paso, etape, task, aufgabe, tarea, tache, name, what, was',
    ),
  },
  channel: {
    sure: list('channel, kanal, canal, properties channel, sales channel, vertriebskanal'),
    likely: list('medium, medio, media, source channel, utm medium'),
  },
  value: {
    sure: list(
      'value, revenue, amount, total, order value, order total, total amount, invoice total, umsatz, betrag, gesamtbetrag, wert, bestellwert, importe, importe total, monto, ingresos, montant, montant total, chiffre d affaires, properties value, properties revenue, properties total',
    ),
    likely: list(
      'sum, summe, gesamt, sales, close value, deal value, valor, valeur, price total, net amount, gross amount',
    ),
  },
  currency: {
    sure: list('currency, currency code, wahrung, waehrung, moneda, divisa, devise, properties currency'),
    likely: list('cur, curr'),
  },
  nps: {
    sure: list('nps, nps score, net promoter score, properties nps'),
    likely: list('promoter score, recommend score'),
  },
  csat: {
    sure: list('csat, csat score, customer satisfaction, properties csat'),
    likely: list('satisfaction, zufriedenheit, satisfaccion, satisfaction score'),
  },
  ces: {
    sure: list('ces, ces score, customer effort score, properties ces'),
    likely: list('effort, effort score, aufwand'),
  },
  rating: {
    sure: list(
      'rating, star rating, stars, bewertung, sterne, calificacion, valoracion, estrellas, etoiles, properties rating',
    ),
    likely: list('score, note, punktzahl, puntuacion, review score, grade'),
  },
  text: {
    sure: list(
      'text, comment, comments, review text, review, feedback, message, message text, verbatim, kommentar, kommentare, nachricht, bewertungstext, rezension, comentario, comentarios, mensaje, resena, opinion, commentaire, commentaires, avis, properties text, properties comment, properties message',
    ),
    likely: list(
      'body, note body, activity note, call notes, email body, note text, notes, freitext, anmerkung, observaciones, remarque, answer, reply, customer comment',
    ),
  },
  order: {
    sure: list(
      'order id, orderid, order no, order number, order nr, invoice no, invoiceno, invoice id, invoice number, bestellnummer, bestell nr, bestellnr, bestell id, auftragsnummer, auftrag id, rechnungsnummer, rechnungsnr, pedido id, id pedido, numero pedido, numero de pedido, numero factura, commande id, id commande, numero commande, numero de commande, numero facture, properties order id, transaction id',
    ),
    likely: list('order, invoice, bestellung, auftrag, rechnung, pedido, factura, commande, facture'),
  },
  deal: {
    sure: list('deal id, dealid, opportunity id, opportunityid, deal no, properties deal id'),
    likely: list('deal, opportunity, verkaufschance, chance, oportunidad, opportunite'),
  },
  ticket: {
    sure: list(
      'ticket id, ticketid, ticket no, ticket number, ticketnummer, ticket nr, incident id, incident number, id ticket, numero ticket, numero de ticket, properties ticket id',
    ),
    likely: list('ticket, incident, case number, support case, vorgangsnummer, incidencia'),
  },
  messageId: {
    sure: list(
      'message id, messageid, event id, eventid, interaction id, nachrichten id, id mensaje, id message, insert id',
    ),
    likely: list('uuid, guid, event uuid'),
  },
}
