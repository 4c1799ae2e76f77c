/** The panel's page; its script makes all that it shows. Relative, so that a proxy may put it elsewhere. */
export const panelPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Phoenix sandbox</title>
<link rel="icon" href="panel/panel.svg" type="image/svg+xml">
<link rel="stylesheet" href="panel/panel.css">
</head>
<body>
<noscript>The panel needs JavaScript.</noscript>
<script type="module" src="panel/panel.js"></script>
</body>
</html>
`;
