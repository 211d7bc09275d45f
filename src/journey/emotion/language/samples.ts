/** Everyday words and customer talk per language: what a text is compared with to tell its language. */

/** Function words first, then shop and service talk. Languages that no lexicon reads are here to be recognised, not scored. */
export const samples: Record<string, string> = {
  en: `
    people person man woman child children family friend house home car door room table bag night morning evening side
    part place thing way life world water colour size small big large long short high low right left full empty open closed
    clean dirty warm cold light heavy next same real true sure free ready able idea question answer story name book photo
    put run move turn start stop bring show read write wear sit stand leave meet learn understand lovely enough though
    the a an and or but if then than that this these those there here it its is are was were be been being am i you he
    she we they me him her us them my your his our their mine yours who whom whose which what when where why how not no
    yes do does did done have has had having will would can could shall should may might must to of in on at by for from
    with without about into over under after before between through during again once only just also too very so more
    most much many some any all both each few other another same such own as until while because since still even ever
    never nothing nobody nobody's someone anyone everything everyone something anything always often sometimes already
    yet now today yesterday tomorrow soon later back up down out off isn't wasn't don't doesn't didn't can't couldn't
    won't wouldn't haven't hasn't i'm i've i'll it's that's you're we're they're let's please thanks thank sorry hello hi
    dear regards one two three first last new old good great nice bad best better worse worst well easy hard quick fast
    slow late early happy unhappy love like hate want need get got give gave make made take took come came go went know
    knew think thought say said tell told ask asked call called work works worked working try tried use used keep kept
    find found look looks feel felt help helped helpful wait waited waiting buy bought pay paid send sent order ordered
    arrive arrived return returned refund money price cheap expensive quality service support customer staff team shop
    store delivery parcel package box item product website page app account login password checkout payment invoice card
    voucher discount email mail phone number address day days week weeks month months year time hour hours minute minutes
    The order arrived quickly and the quality is excellent. I was told that somebody would call me back but they did not.
    Could you please tell me when my refund will be paid? It works well and was worth the price. Easy to set up and easy
    to use. I have tried to log in several times. Would not buy from them again. Their staff were rude and unhelpful.
    Everything went smoothly, highly recommended. How do I cancel my order? Still nothing after three weeks. Awful,
    horrible, terrible, useless, broken, missing, damaged, wrong, poor, perfect, amazing, awesome, brilliant, fantastic,
    pleased, satisfied, friendly, polite, reliable, comfortable, beautiful, sturdy, disappointed, annoyed, frustrated.`,
  de: `
    mensch menschen mann frau kind kinder familie freund freunde haus auto tür zimmer tisch tasche abend nacht seite teil
    ort platz ding leben welt wasser farbe größe klein kleine kleines groß große großes lang kurz hoch nächste nächsten
    gleich echt sicher frei fertig idee frage name buch foto stellen laufen zeigen lesen schreiben tragen sitzen stehen
    lassen treffen lernen verstehen genug obwohl trotzdem außerdem sogar fast ganz gar wert jeden jedem jedes manche
    der die das den dem des ein eine einen einem einer eines und oder aber wenn dann als dass daß dies diese dieser
    dieses diesen jene hier dort es ist sind war waren wäre sein bin bist seid gewesen ich du er sie wir ihr mich mir dir
    dich ihm ihn ihnen uns euch mein meine meinen meinem meiner dein deine seine ihre ihren unser unsere wer wen wem was
    wann wo warum wieso wie welche welcher welches nicht kein keine keinen keiner ja nein doch noch schon mal nur auch
    sehr so mehr viel viele vieles alle alles beide jeder jede jedes anderer andere anderen wieder immer nie niemals
    nichts niemand jemand etwas oft manchmal jetzt heute gestern morgen bald später zurück auf ab aus an am im in ins zu
    zum zur von vom mit ohne bei beim nach vor seit für über unter durch gegen um bis während weil da denn ob habe hast
    hat haben hatte hatten hätte werde wird werden wurde wurden worden kann können konnte könnte muss müssen musste soll
    sollte will wollen wollte darf dürfen mag möchte macht machen gemacht geht gehen ging kommt kommen kam gekommen gibt
    geben gab gegeben sagt gesagt weiß gut gute guter gutes besser beste schlecht schlechte schlechter toll super prima
    klasse schön schnell schnelle langsam spät früh leider endlich einfach schwer günstig teuer bitte danke dank vielen
    hallo liebe grüße entschuldigung eins zwei drei erste letzte neu neue alt jahr jahre monat monate woche wochen tag
    tage stunde stunden minute minuten geld preis rechnung bestellung bestellt bestellen lieferung geliefert liefern paket
    sendung versand ware artikel produkt qualität kunde kunden kundenservice kundendienst beratung mitarbeiter laden
    geschäft filiale konto anmeldung passwort zahlung bezahlen bezahlt gutschein rabatt rückgabe rücksendung erstattung
    umtausch beschwerde anruf angerufen hotline telefon nummer adresse termin montage antwort warten gewartet wartet
    Die Ware ist angekommen und entspricht genau der Beschreibung. Leider hat sich bis heute keiner bei mir gemeldet.
    Können Sie mir bitte sagen, wann ich mein Geld zurückbekomme? Funktioniert einwandfrei, würde ich wieder kaufen.
    Schöner Shop, übersichtliche Seite, gutes Preis-Leistungs-Verhältnis. Ich habe mehrmals versucht, mich einzuloggen.
    Nicht zu empfehlen. Unfreundlich, unverschämt, enttäuschend, ärgerlich, kaputt, defekt, fehlerhaft, unbrauchbar,
    mangelhaft, zufrieden, glücklich, begeistert, freundlich, hilfsbereit, zuverlässig, pünktlich, bequem, hochwertig,
    ausgezeichnet, hervorragend, wunderbar, großartig, empfehlenswert, unzufrieden, verspätet, Verspätung, Problem.`,
  es: `
    persona personas gente hombre mujer niño niños niña familia amigo amigos casa coche puerta mesa bolsa noche tarde
    lado parte lugar cosa cosas vida mundo agua color talla tamaño pequeño pequeña grande grandes gran largo corto alto bajo
    próximo derecho lleno abierto cerrado limpio frío caliente ligero pesado verdad seguro libre listo idea pregunta nombre
    libro foto poner llevar mostrar leer escribir hablar conseguir entender aprender explicar cambiar volver vuelve estamos
    cerca lejos suerte oferta claro clara aunque además cuánto tarda
    el la los las un una unos unas y e o u pero si entonces que este esta esto estos estas ese esa eso esos esas aquel
    aquí ahí allí es son era eran fue fueron ser sido siendo está están estaba estuvo estoy soy eres somos yo tú usted él
    ella nosotros ustedes ellos ellas me te se nos os le les lo mi mis tu tus su sus nuestro nuestra vuestro quien quién
    qué cuál cuándo cuando dónde donde por porque cómo como no sí ni nunca jamás nada nadie ningún ninguno ninguna alguien
    algo algún alguna muy más mas menos mucho mucha muchos muchas poco poca todo toda todos todas otro otra otros mismo
    misma cada ya aún todavía siempre también tampoco solo sólo tan tanto bien mal mejor peor ahora hoy ayer mañana luego
    después antes pronto tarde a al de del en con sin para por sobre entre hasta desde hacia según durante contra he has
    ha hemos han había haber hay hubo tengo tiene tienen tenía tener puede pueden puedo podría pude poder quiero quiere
    quisiera hacer hace hizo hecho voy va van ir iba dice dijo dar dieron da saber sé creo parece llegó llegar llega llegado
    gracias hola saludos favor perdón uno dos tres primero primera último nuevo nueva viejo bueno buena buenos buenas malo
    mala malos malas excelente rápido rápida rápidamente lento lenta caro barato fácil difícil contento contenta feliz
    satisfecho satisfecha enfadado año años mes meses semana semanas día días hora horas minuto minutos dinero precio
    factura pedido pedir compra comprar comprado comprado envío enviar enviado entrega entregado paquete producto artículo
    calidad servicio cliente clientes atención tienda página web aplicación cuenta contraseña pago pagar pagado tarjeta
    cupón descuento devolución devolver reembolso cambio queja reclamación llamada llamé teléfono número dirección cita
    respuesta responder esperar esperando espera ayuda ayudar
    El pedido ha llegado en perfecto estado y coincide con la descripción. Todavía nadie se ha puesto en contacto conmigo.
    ¿Me pueden decir cuándo recibiré mi dinero? Funciona muy bien y volvería a comprarlo. La página es clara y cómoda.
    He intentado entrar varias veces. No lo recomiendo. Maleducado, pésimo, horrible, lamentable, roto, defectuoso, inútil,
    decepcionante, retraso, problema, encantado, amable, atento, fiable, cómodo, maravilloso, fantástico, genial, increíble.`,
  fr: `
    personne personnes gens homme femme enfant enfants famille ami amis maison voiture porte table sac nuit soir matin côté
    partie lieu chose choses vie monde eau couleur taille petit petite grand grande long court haut bas prochain droit plein
    ouvert fermé propre froid chaud léger lourd vrai sûr libre prêt idée question nom livre photo mettre porter montrer lire
    écrire parler comprendre apprendre expliquer changer revenir environ près loin chance offre clair assez même quelque
    le la les l un une des du de d et ou mais si alors que qu ce cet cette ces cela ça ceci ici là y en il elle on nous
    vous ils elles je j me m te t se s lui leur leurs moi toi mon ma mes ton ta tes son sa ses notre nos votre vos qui quoi
    dont où quand comment pourquoi quel quelle quels quelles est c sont était étaient être été suis es sommes êtes fut ne
    n pas plus jamais rien personne aucun aucune non oui très trop peu beaucoup plusieurs tout toute tous toutes autre
    autres même chaque déjà encore toujours souvent aussi seulement bien mal mieux pire maintenant aujourd'hui hier demain
    bientôt tard tôt après avant depuis pendant avec sans pour par sur sous dans chez vers entre jusqu contre à au aux ai
    as a avons avez ont avait avoir eu peut peux peuvent pouvez pouvoir pourrait veux veut voudrais faire fait faites vais
    va vont aller dit dire sait savoir donner donné prendre pris venir venu arrivé arrivée arrive reçu recevoir merci
    bonjour bonsoir salut cordialement s'il plaît désolé un deux trois premier première dernier nouveau nouvelle bon bonne
    bons bonnes mauvais mauvaise excellent excellente parfait parfaite super génial rapide rapidement lent lente cher chère
    facile difficile content contente heureux satisfait satisfaite déçu déçue an ans année mois semaine semaines jour jours
    heure heures minute minutes argent prix facture commande commandé commander achat acheter acheté livraison livré colis
    paquet produit article qualité service client clients clientèle magasin boutique site page application compte mot passe
    paiement payer payé carte bon remise retour retourner remboursement remboursé échange plainte réclamation appel appelé
    téléphone numéro adresse rendez-vous réponse répondre attendre attente attends aide aider conseil conseils vendeur
    La marchandise est arrivée en bon état et correspond à la description. Personne ne m'a rappelé jusqu'à présent.
    Pouvez-vous me dire quand je serai remboursé ? Ça marche très bien, je rachèterais sans hésiter. Le site est clair.
    J'ai essayé plusieurs fois de me connecter. À éviter. Impoli, décevant, lamentable, cassé, défectueux, inutile, nul,
    horrible, retard, problème, ravi, ravie, aimable, sympathique, fiable, confortable, magnifique, formidable, impeccable.`,
  it: `
    il lo la i gli le l un uno una e o ma se che chi cui questo questa questi queste quello quella è sono era erano essere
    stato stata sia io tu lui lei noi voi loro mi ti si ci vi ne mio mia miei tuo suo sua nostro vostro non né no sì mai
    niente nulla nessuno nessuna qualcuno qualcosa molto molta molti poco tutto tutta tutti ogni altro altra stesso già
    ancora sempre anche solo così bene male meglio peggio oggi ieri domani dopo prima a al alla ai di del della dei delle
    da dal dalla in nel nella con senza per su sul tra fra come quando dove perché quanto ho hai ha abbiamo hanno aveva può
    posso possono vorrei voglio fare fatto fa vado va detto grazie ciao buongiorno prego per favore due tre settimane
    settimana giorni giorno ora ore mese anni buono buona ottimo ottima pessimo cattivo veloce lento facile contento
    contenta soddisfatto soddisfatta deluso delusa ordine ordinato pacco spedizione consegna arrivato arrivata ritardo
    negozio servizio cliente clienti qualità prodotto prezzo soldi rimborso risposta risposto assistenza eccellente
    Il prodotto è arrivato rotto e nessuno mi ha ancora aiutato. Consiglio questo negozio, personale molto gentile.`,
  nl: `
    de het een en of maar als dan dat dit deze die er hier daar is zijn was waren ben bent geweest ik jij je u hij zij ze
    wij we jullie mij me hem haar ons hun mijn jouw uw onze wie wat wanneer waar waarom hoe welke niet geen nee ja nog al
    ook zeer heel erg zo meer veel alle alles iedereen niemand iemand iets niets weer altijd nooit vaak nu vandaag gisteren
    morgen straks terug op af uit aan in te naar van met zonder bij na voor sinds over onder door tegen om tot omdat want
    heb hebt heeft hebben had hadden word wordt worden werd werden kan kunnen kon moet moeten zal zullen zou wil willen mag
    gaat gaan ging komt komen kwam gekomen doet gedaan goed goede beter beste slecht slechte mooi snel snelle langzaam laat
    vroeg helaas eindelijk makkelijk duur goedkoop bedankt dank hallo groeten alstublieft twee drie weken week dag dagen uur
    maand jaar geld prijs factuur bestelling besteld levering geleverd pakket product kwaliteit klant klantenservice winkel
    account betaling betaald korting retour teruggave klacht gebeld antwoord wachten gereageerd tevreden blij fijn fijne
    Het product is kapot aangekomen en ik krijg mijn geld niet terug. Zeer vriendelijk geholpen, een aanrader.`,
  pt: `
    o a os as um uma e ou mas se que este esta isto esse essa isso aquele é são era foi foram ser sido está estão estava
    estou sou eu tu você ele ela nós vocês eles elas me te lhe meu minha meus minhas seu sua seus nosso nossa quem qual
    quando onde porque porquê como não nem sim nunca nada ninguém nenhum nenhuma alguém algo algum muito muita muitos pouco
    tudo todo toda todos outro outra mesmo cada já ainda sempre também só tão bem mal melhor pior agora hoje ontem amanhã
    depois antes cedo tarde ao à aos às de do da dos das em no na nos nas com sem para por pelo pela sobre entre até desde
    tenho tem têm tinha ter pode posso podem quero queria fazer faz feito vou vai disse dar chegou chegar obrigado obrigada
    olá favor dois duas três semanas semana dia dias hora mês anos bom boa bons boas ótimo ótima péssimo ruim mau rápido
    lento fácil feliz satisfeito satisfeita desapontado encomenda pedido entrega entregue produto qualidade atendimento
    cliente loja preço dinheiro reembolso devolução resposta respondeu atraso atrasada atrasado compra comprei recomendo
    O produto chegou partido e até agora ninguém me ajudou. Recomendo esta loja, pessoal muito simpático.`,
  sv: `
    och att det som en ett är var på i för inte med den till av har de men om så jag du han hon vi ni mig dig oss min mitt
    mina din ditt er vår vem vad när hur varför ingen inget inga någon något alla allt mycket mer bara också redan alltid
    aldrig kom kommer fick får hade kan kunde ska skulle vill måste gick går gör gjorde bra bättre bäst dålig dåligt snabb
    snabbt långsam sen sent för tack hej två tre veckor vecka dag dagar timmar år pengar pris beställning beställt leverans
    paket paketet vara produkt kvalitet kund kundtjänst butik svar svarade mejl nöjd missnöjd besviken trevlig hjälp
    Varan kom trasig och jag har inte fått mina pengar tillbaka. Mycket trevlig personal, rekommenderas.`,
  da: `
    og at det som en et er var på i for ikke med den til af har de men om så jeg du han hun vi mig dig os min mit mine din
    hvem hvad hvornår hvor hvordan hvorfor ingen intet nogen noget alle alt meget mere kun også allerede altid aldrig kom
    kommer fik får havde kan kunne skal skulle vil ville må gik går gør gjorde god godt bedre bedst dårlig dårligt hurtig
    hurtigt langsom sent tak hej to tre uger uge dag dage timer år penge pris bestilling bestilt levering pakke pakken
    pakket vare produkt kvalitet kunde kundeservice butik svar svarede svarte besked beskeder meldinger meldingene tilfreds
    utilfreds skuffet venlig hjælp Varen kom i stykker, og jeg har ikke fået mine penge tilbage. Jeg er veldig fornøyd.`,
  pl: `
    i w na z do nie to się że jest są był była było być jak ale o po za od dla przez przy czy co kto kiedy gdzie dlaczego
    ja ty on ona my wy oni mnie mi ci go jej nas wam ich mój moja moje twój nasz ten ta te tego tej tym bardzo już jeszcze
    zawsze nigdy nic nikt ktoś coś wszystko tylko też dobry dobra dobrze lepiej zły źle szybko wolno późno dziękuję proszę
    dzień dni tydzień tygodnie tygodni rok pieniądze cena zamówienie paczka przesyłka dostawa przyszła przyszedł towar
    produkt jakość klient obsługa sklep odpowiedź odpowiedział zadowolony zadowolona polecam zwrot reklamacja`,
  cs: `
    a v na s do ne to se že je jsou byl byla bylo být jak ale o po za od pro přes při co kdo kdy kde proč já ty on ona my
    mi mě ho jí nás můj moje ten ta tento velmi už ještě vždy nikdy nic nikdo někdo něco všechno jen také dobrý dobře lepší
    špatný špatně rychle pozdě později děkuji prosím den dny týden týdny rok peníze cena objednávka balík zásilka přišel
    přišla zboží kvalita obsluha obchod odpověď neozval spokojený spokojená doporučuji`,
  fi: `
    ja on ei se että oli olen olet ovat mutta kun niin kuin myös vain jo vielä aina koskaan mitään kukaan joku kaikki hyvin
    hyvä parempi huono nopea hitaasti myöhässä kiitos minä minun sinä hän me te he mikä missä milloin miksi miten kanssa
    päivä viikko viikkoa vuosi raha hinta tilaus paketti toimitus tuli saapui tuote laatu asiakas palvelu asiakaspalvelu
    kauppa vastannut vastaus tyytyväinen pettynyt suosittelen eikä`,
  hu: `
    a az és hogy nem is egy ez de van volt lesz meg már csak még mint ha vagy én te ő mi ti ők nekem ki mit mikor hol miért
    hogyan nagyon jó jobb rossz gyors lassú késő késéssel köszönöm nap hét hetek év pénz ár rendelés csomag szállítás
    érkezett áru termék minőség vevő ügyfélszolgálat bolt válasz válaszolt senki sem semmi mindig soha elégedett`,
  tr: `
    ve bir bu da de için çok ama ile gibi daha en ne kadar sonra önce her şey hiç kimse ben sen o biz siz onlar benim bana
    değil var yok mi mı evet hayır iyi kötü hızlı yavaş geç erken teşekkürler gün hafta ay yıl para fiyat sipariş paket
    kargo geldi gelmedi ürün kalite müşteri hizmet hizmetleri mağaza cevap verdi vermedi memnun iade`,
  ro: `
    și în de la cu pe nu este sunt era a fost o un care că din pentru mai dar sau dacă când unde cum ce cine eu tu el ea noi
    voi ei mi ne vă foarte bun bună bine rău rapid târziu întârziere mulțumesc zi zile săptămâni săptămână an bani preț
    comandă colet coletul livrare ajuns produs calitate client magazin răspuns răspuns nimeni nimic niciodată mulțumit`,
  id: `
    dan yang di ke dari ini itu untuk dengan tidak ada adalah saya kamu anda dia kami mereka akan sudah belum bisa juga
    karena tapi atau jika kalau sangat lebih baik bagus buruk cepat lambat terlambat terima kasih hari minggu bulan tahun
    uang harga pesanan paket paketnya pengiriman datang barang kualitas pelanggan layanan toko jawab menjawab puas kecewa`,
  vi: `
    và là của có không được cho tôi bạn này đó một những các với đã sẽ rất nhưng khi nào ở trong ra vào đến người hàng giao
    gói trễ nhanh chậm tốt xấu cảm ơn ngày tuần tháng tiền giá đơn đặt chất lượng khách dịch vụ cửa hàng trả lời ai`,
  ca: `
    el la els les un una i o però si que aquest aquesta això és són era ser estat jo tu ell ella nosaltres em et es ens
    meu meva seu seva amb sense per a de del dels en al no ni mai res ningú molt molta poc tot tota altre ja encara sempre
    també només bé millor pitjor avui ahir demà dia dies setmana setmanes dues tres va vaig van arribar avisar tard gràcies
    comanda lliurament paquet botiga servei qualitat diners`,
}
