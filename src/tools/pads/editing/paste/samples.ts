/** What office suites put into the clipboard, made by hand after what they write. */
const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGP8z4APMOGVHbHSAEEsAROxCnMTAAAAAElFTkSuQmCC';
export const dotFile = { name: 'dot.png', type: 'image/png', base64: dot };

const item = (level: number, list: number, sign: string, words: string): string =>
	`<p class=MsoListParagraphCxSpMiddle style='margin-left:${level * 36}pt;mso-add-space:auto;text-indent:-18.0pt;mso-list:l${list} level${level} lfo1'><![if !supportLists]><span style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span lang=FR>${words}<o:p></o:p></span></p>`;

export const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {font-family:"Calibri",sans-serif;} --></style></head>
<body lang=FR style='tab-interval:35.4pt'><!--StartFragment-->
<p class=MsoTitle>Compte rendu<o:p></o:p></p>
<h2 style='mso-margin-top-alt:auto'><span style='font-family:"Calibri Light";color:#2F5496'>Présents<o:p></o:p></span></h2>
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'><span style='font-size:14.0pt;color:red'>Gras</span></b> et <i>italique</i>, <u>souligné</u>, <s>barré</s> <span class=MsoCommentReference><span style='font-size:8pt'><a class=msocomanchor id="_anchor_1" href="#_msocom_1">[A1]</a></span></span>fin<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
${item(1, 0, '·', 'pain')}
${item(2, 0, 'o', 'complet')}
${item(1, 0, '·', 'vin')}
<p class=MsoNormal>Puis<o:p></o:p></p>
${item(1, 1, '3.', 'trois')}
${item(1, 1, '4.', 'quatre')}
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;border:none'><tr style='mso-yfti-irow:0'><td width=200 valign=top style='width:150.0pt;border:solid windowtext 1.0pt'><p class=MsoNormal>Qui<o:p></o:p></p></td><td width=200 colspan=1><p class=MsoNormal><b>Quoi</b></p></td></tr><tr><td><p class=MsoNormal>Ana</p></td><td><p class=MsoNormal>le pain</p></td></tr></table>
<p class=MsoNormal><a href="https://example.org/"><span style='color:#0563C1'>un lien</span></a> <img width=20 height=20 src="file:///C:/Users/ana/AppData/clip_image001.png" alt="photo perdue"></p>
<p class=MsoNormal><a href="javascript:alert(1)" onclick="alert(2)">piège</a><script>alert(3)</script></p>
<!--EndFragment--></body></html>`;

export const googleDocs = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1a2b3c4d-7fff-1111"><h1 dir="ltr" style="line-height:1.38;"><span style="font-size:20pt;font-family:Arial,sans-serif;color:#000000;font-weight:400;">Minutes</span></h1><p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;font-family:Arial;color:#ff0000;background-color:#ffff00;font-weight:700;font-style:normal;text-decoration:none;">Bold</span><span style="font-weight:400;font-style:italic;"> slanted</span><span style="font-weight:400;text-decoration:line-through;"> gone</span></p><br /><ul style="margin-top:0;"><li dir="ltr" style="list-style-type:disc;" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">bread</span></p></li><ul style="margin-top:0;"><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation"><span>rye</span></p></li></ul><li dir="ltr" aria-level="1"><p role="presentation"><span>wine</span></p></li></ul><ul><li dir="ltr" role="checkbox" aria-checked="true" aria-level="1"><img src="data:image/png;base64,${dot}" width="18" height="18" alt="checked" role="presentation"/><p role="presentation"><span>chairs</span></p></li><li role="checkbox" aria-checked="false"><p role="presentation"><span>tables</span></p></li></ul><div dir="ltr" align="left"><table style="border:none;"><colgroup><col width="100"/><col width="100"/></colgroup><tbody><tr style="height:0pt"><td style="border:solid #000 1pt;"><p dir="ltr"><span>a</span></p></td><td><p><span>b</span></p></td></tr></tbody></table></div><p><a href="https://example.org/x" style="text-decoration:none;"><span style="color:#1155cc;text-decoration:underline;">link</span></a></p></b>`;

export const libreOffice = `<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title><meta name="generator" content="LibreOffice 25.2"/><style type="text/css">p { line-height: 115%; background: transparent }</style></head><body lang="fr-FR" link="#000080" dir="ltr"><h1 class="western"><font face="Liberation Sans, sans-serif"><font size="5" style="font-size: 18pt">Réunion</font></font></h1>
<p style="line-height: 100%; margin-bottom: 0cm"><font color="#c9211e"><b>Important</b></font> et <strike>vieux</strike></p>
<p style="line-height: 100%"><br/>
</p>
<ol start="2"><li><p style="margin-bottom: 0cm">deux</p></li><li><p>trois</p><ul><li><p>dedans</p></li></ul></li></ol>
<table width="100%" cellpadding="4" cellspacing="0"><col width="128*"/><col width="128*"/><tr valign="top"><th width="50%" style="border: 1px solid #000000"><p>Nom</p></th><th><p>Voix</p></th></tr><tr><td colspan="2"><p>tous</p></td></tr></table>
<p><img src="data:image/png;base64,${dot}" name="Image1" alt="Un carré" align="bottom" width="138" height="138" border="0"/></p>
<p><img src="https://example.org/spy.png" alt="ailleurs"/></p></body></html>`;

/** Excel marks what was copied within the table, so that its rows stand between the signs without it. */
export const excel = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=ProgId content=Excel.Sheet><style><!--table{mso-displayed-decimal-separator:"\\,";}.xl65{font-weight:700;}--></style></head><body link="#0563C1"><table border=0 cellpadding=0 cellspacing=0 width=160 style='border-collapse:collapse;width:120pt'>
<!--StartFragment-->
<col width=80 span=2 style='width:60pt'><tr height=20 style='height:15.0pt'><td height=20 class=xl65 width=80>Nom</td><td class=xl65>Montant</td></tr><tr><td rowspan=2 class=xl66>Ana</td><td align=right x:num>12,50 €</td></tr><tr><td align=right>3</td></tr>
<!--EndFragment-->
</table></body></html>`;

export const markdown = `# Titre

Un **mot** et [un lien](https://example.org/).

- pain
- vin
  - rouge

| Qui | Quoi |
|-----|------|
| Ana | le pain |

- [ ] chaises
- [x] tables
`;
