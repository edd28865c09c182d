'use client';
// The last net: even the outermost layout failed, so nothing of it (theme, words) may be used.

const WORDS = {
  en: { title: 'Something went wrong', retry: 'Try again' },
  'zh-Hans': { title: '出现问题', retry: '重试' },
  'zh-Hant': { title: '發生問題', retry: '重試' },
};

export default function GlobalError({ retry }: { readonly retry: () => void }) {
  return (
    <html lang="en">
      <body style={{ fontFamily: 'system-ui, sans-serif', textAlign: 'center', paddingTop: 80 }}>
        {Object.entries(WORDS).map(([lang, words]) => (
          <p key={lang} lang={lang}>
            {words.title}{' '}
            <button type="button" onClick={() => retry()}>
              {words.retry}
            </button>
          </p>
        ))}
      </body>
    </html>
  );
}
