/** The words by which columns of records are known, in English, German, Spanish and French. */
import type { ImportedType } from '../../../model/crm/record-import.ts'

/** Sure names first: they speak for the type of record as well. `likely` ones only say which field. */
type Words = { sure: readonly string[]; likely?: readonly string[] }

const list = (text: string): string[] => text.split(',').map((word) => word.trim())

const owner: Words = {
  sure: list('owner, record owner, assigned to, assignee, zustandig, responsable, proprietaire'),
  likely: list(
    'sales agent, agent, sales rep, salesperson, account manager, betreuer, verkaufer, vendedor, commercial',
  ),
}
const common: Record<string, Words> = {
  owner,
  department: { sure: list('department, abteilung, departamento, departement'), likely: list('team') },
  tags: { sure: list('tags, tag, labels, schlagworter, etiquetas'), likely: list('label, category tags') },
  about: {
    sure: list('about, description, beschreibung, descripcion'),
    likely: list('notes, note, comment, comments, notiz, notizen, bemerkung, notas, remarques'),
  },
}
/** A ticket has a description instead. */
const { about: _, ...withoutAbout } = common

const anyId = list('record id, external id, id, key, nr, no, number, nummer, numero')

export const targetWords: Record<ImportedType, Record<string, Words>> = {
  customer: {
    ...common,
    externalId: {
      sure: list(
        'customer id, customer no, customer number, contact id, person id, user id, member id, client id, kunden id, kundennummer, kunden nr, kontakt id, id cliente, numero cliente, id client, numero client',
      ),
      likely: anyId,
    },
    name: {
      sure: list(
        'full name, contact name, customer name, person name, customer, contact, kunde, kundenname, nombre completo, nom complet',
      ),
      likely: list('name, nombre, person, display name'),
    },
    'name:first': { sure: list('first name, firstname, given name, vorname, nombre de pila, prenom') },
    'name:last': {
      sure: list(
        'last name, lastname, surname, family name, nachname, familienname, apellido, apellidos, nom de famille',
      ),
      likely: list('nom'),
    },
    email: {
      sure: list(
        'email, e mail, email address, e mail address, mail, e mail adresse, correo, correo electronico, courriel, adresse email',
      ),
    },
    phone: {
      sure: list(
        'phone, phone number, telephone, mobile, mobile phone, mobile phone number, telefon, telefonnummer, handy, telefono, movil',
      ),
    },
    company: {
      sure: list(
        'company, company name, organization, organisation, associated company, employer, firma, unternehmen, empresa, entreprise, societe',
      ),
      likely: list('account, account name'),
    },
    jobTitle: {
      sure: list('job title, position, berufsbezeichnung, cargo, puesto, poste, fonction'),
      likely: list('title, titel, role'),
    },
    city: { sure: list('city, town, mailing city, stadt, ort, wohnort, ciudad, ville') },
    country: { sure: list('country, country region, mailing country, land, pais, pays') },
    language: { sure: list('language, preferred language, sprache, idioma, langue') },
    website: { sure: list('website, website url, web, homepage, webseite, sitio web, site web') },
    'consent:email:all:out': {
      sure: list('unsubscribed from all email, unsubscribed from all emails, global unsubscribe'),
    },
    'consent:email:marketing:out': {
      sure: list(
        'email opt out, opted out of email, has opted out of email, email opted out, opt out, opted out, unsubscribed, unsubscribe, unsubscribed at, opt out time, do not email, newsletter abgemeldet, desabonne',
      ),
    },
    'consent:email:marketing': {
      sure: list(
        'accepts marketing, accepts email marketing, marketing consent, email marketing consent, email consent, marketing status, email marketing status, marketing opt in, email opt in, opt in, opted in, subscribed, newsletter, newsletter subscription, subscription status, werbeeinwilligung, newsletter einwilligung, consentement marketing',
      ),
    },
    'consent:phone:marketing:out': {
      sure: list(
        'do not call, phone opt out, sms opt out, opted out of sms, has opted out of sms, call opt out',
      ),
    },
    'consent:phone:marketing': {
      sure: list('accepts sms marketing, sms marketing consent, sms consent, sms opt in, phone consent'),
    },
    'consent:post:marketing:out': { sure: list('do not mail, mail opt out, post opt out') },
    'consent:at': {
      sure: list(
        'consent date, consent time, consent at, consent timestamp, marketing consent date, opt in time, opt in date, optin time, confirm time, opt out date, unsubscribe date, marketing status changed, consent updated at',
      ),
    },
  },
  company: {
    ...common,
    externalId: {
      sure: list('company id, account id, organization id, organisation id, firmen id'),
      likely: anyId,
    },
    name: {
      sure: list(
        'company name, company, account name, account, organization, organisation, organization name, firma, firmenname, unternehmen, empresa, entreprise, raison sociale',
      ),
      likely: list('name, nombre, nom'),
    },
    domain: {
      sure: list('domain, company domain name, company domain, web domain, email domain, dominio, domaine'),
    },
    industry: {
      sure: list('industry, sector, branche, sektor, industria, secteur'),
      likely: list('vertical, type'),
    },
    employees: {
      sure: list(
        'employees, number of employees, employee count, headcount, mitarbeiter, mitarbeiterzahl, empleados, effectif, salaries',
      ),
    },
    revenue: {
      sure: list(
        'revenue, annual revenue, yearly revenue, turnover, umsatz, jahresumsatz, ingresos anuales, chiffre d affaires',
      ),
    },
    phone: { sure: list('phone, phone number, telephone, telefon, telefono') },
    city: { sure: list('city, billing city, stadt, ort, ciudad, ville') },
    country: {
      sure: list('country, country region, billing country, land, pais, pays'),
      likely: list('office location, location, headquarters, hq'),
    },
    website: {
      sure: list('website, website url, homepage, webseite, sitio web, site web'),
      likely: list('url, web'),
    },
    parent: {
      sure: list(
        'parent company, parent account, subsidiary of, part of, parent, muttergesellschaft, empresa matriz, societe mere',
      ),
    },
  },
  deal: {
    ...common,
    externalId: {
      sure: list('deal id, opportunity id, opportunity no, opportunity number, chance id, id oportunidad'),
      likely: anyId,
    },
    name: {
      sure: list(
        'deal name, deal title, opportunity name, opportunity, deal, verkaufschance, oportunidad, opportunite',
      ),
      likely: list('name, title, titel, nombre, nom'),
    },
    customer: {
      sure: list(
        'contact, contact name, associated contact, contact person, primary contact, customer, kunde, cliente, client',
      ),
      likely: list('person, email, customer email'),
    },
    company: {
      sure: list(
        'company, company name, account, account name, organization, associated company, firma, empresa, entreprise',
      ),
    },
    pipeline: { sure: list('pipeline, sales process') },
    stage: {
      sure: list('stage, deal stage, sales stage, opportunity stage, phase, stage name, etapa, etape'),
      likely: list('status, deal status'),
    },
    amount: {
      sure: list(
        'amount, deal amount, deal value, close value, value, betrag, wert, auftragswert, importe, valor, montant, valeur',
      ),
      likely: list('total, sum, price, expected revenue'),
    },
    'amount:currency': { sure: list('currency, amount currency, deal currency, wahrung, moneda, devise') },
    probability: {
      sure: list(
        'probability, deal probability, win probability, wahrscheinlichkeit, probabilidad, probabilite',
      ),
    },
    openedAt: {
      sure: list(
        'create date, created, created date, created at, engage date, opened, open date, start date, erstellt am, fecha de creacion, date de creation',
      ),
    },
    closeDate: {
      sure: list(
        'close date, expected close date, closing date, abschlussdatum, fecha de cierre, date de cloture',
      ),
    },
    closedAt: { sure: list('closed at, closed date, won time, won date, date closed, close time') },
    lostReason: {
      sure: list(
        'lost reason, loss reason, closed lost reason, verlustgrund, motivo de perdida, raison de la perte',
      ),
    },
    'products:name': { sure: list('product, products, product name, produkt, producto, produit') },
    'products:quantity': { sure: list('quantity, qty, menge, anzahl, cantidad, quantite') },
    campaign: {
      sure: list('campaign, campaign source, primary campaign source, kampagne, campana, campagne'),
    },
  },
  ticket: {
    ...withoutAbout,
    externalId: {
      sure: list(
        'ticket id, ticket no, ticket number, ticket nr, case id, case number, ticketnummer, incident id, issue id',
      ),
      likely: anyId,
    },
    subject: {
      sure: list('subject, ticket name, ticket subject, case subject, betreff, asunto, sujet'),
      likely: list('title, name, summary, titel'),
    },
    customer: {
      sure: list(
        'contact, contact name, associated contact, requester, requester email, requester name, customer, kunde, cliente, client',
      ),
      likely: list('email, person, contact email, customer email'),
    },
    company: {
      sure: list(
        'company, account, account name, organization, associated company, firma, empresa, entreprise',
      ),
    },
    order: { sure: list('order, order id, order number, order no, bestellnummer') },
    status: { sure: list('status, ticket status, state, estado, statut'), likely: list('stage') },
    priority: { sure: list('priority, prioritat, prioridad, priorite'), likely: list('severity, urgency') },
    channel: { sure: list('channel, source, origin, case origin, via, kanal, canal') },
    openedAt: {
      sure: list(
        'create date, created, created at, created date, opened, opened at, date time opened, requested, erstellt am',
      ),
    },
    firstResponseAt: {
      sure: list(
        'first response, first response at, first agent reply date, first reply, first agent email response date',
      ),
    },
    solvedAt: {
      sure: list(
        'solved, solved at, resolved, resolved at, close date, closed at, date time closed, gelost am',
      ),
    },
    resolution: { sure: list('resolution, solution, losung, solucion') },
    description: { sure: list('description, ticket description, body, details, beschreibung, descripcion') },
  },
  order: {
    ...common,
    externalId: {
      sure: list(
        'order id, order no, order number, order nr, order name, bestellnummer, auftragsnummer, numero de pedido, numero de commande, invoice no, invoice number',
      ),
      likely: [...anyId, 'order', 'name'],
    },
    name: { sure: list('order title, order description') },
    customer: {
      sure: list('customer, customer name, customer email, customer id, buyer, kunde, cliente, client'),
      likely: list('email, contact, contact name, billing name'),
    },
    company: { sure: list('company, account, account name, firma, empresa, billing company') },
    deal: { sure: list('deal, deal name, opportunity, opportunity name, opportunity id') },
    placedAt: {
      sure: list(
        'order date, placed, placed at, ordered at, order start date, purchase date, bestelldatum, fecha de pedido, date de commande',
      ),
      likely: list('created at, created, date, datum, invoice date, paid at'),
    },
    status: {
      sure: list('status, order status, fulfillment status, estado, statut'),
      likely: list('financial status, state'),
    },
    channel: { sure: list('channel, sales channel, source, kanal, canal') },
    lines: { sure: list('lines, items, positionen') },
    'lines:name': {
      sure: list(
        'product, product name, item, item name, lineitem name, line item name, produkt, artikel, producto, produit',
      ),
      likely: list('sku, stock code'),
    },
    'lines:quantity': { sure: list('quantity, qty, lineitem quantity, menge, anzahl, cantidad, quantite') },
    'lines:price': {
      sure: list('unit price, price, item price, lineitem price, einzelpreis, preis, precio, prix'),
    },
    total: {
      sure: list(
        'total, order total, order amount, grand total, amount, gesamtbetrag, summe, importe, montant',
      ),
    },
    'total:currency': { sure: list('currency, order currency, wahrung, moneda, devise') },
    campaign: { sure: list('campaign, kampagne, campana, campagne') },
  },
  product: {
    ...common,
    externalId: { sure: list('product id, item id, artikel id'), likely: anyId },
    name: {
      sure: list('product, product name, item name, produkt, produktname, artikel, producto, produit'),
      likely: list('name, title, nombre, nom'),
    },
    code: { sure: list('sku, product code, code, stock code, artikelnummer, codigo') },
    category: {
      sure: list('category, product category, series, product family, kategorie, categoria, categorie'),
      likely: list('type, group'),
    },
    price: {
      sure: list('price, sales price, unit price, list price, preis, precio, prix'),
      likely: list('amount, value'),
    },
    'price:currency': { sure: list('currency, wahrung, moneda, devise') },
    active: { sure: list('active, on sale, is active, aktiv, activo, actif') },
  },
}

/** Columns of files like these speak for a type, whatever else stands beside them. */
export const fileNameWords: Record<ImportedType, RegExp> = {
  customer: /customer|contact|person|people|user|kunde|kontakt|client/,
  company: /compan|account|organi[sz]ation|firm|empresa/,
  deal: /deal|opportunit|pipeline|chance|oportunidad/,
  ticket: /ticket|case|incident|support/,
  order: /order|purchase|bestell|pedido|commande|sales[-_ ]?order/,
  product: /product|item|article|artikel|produ[ck]t|catalog/,
}
