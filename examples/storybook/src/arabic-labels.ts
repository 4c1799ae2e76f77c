import type { CheckoutLabels } from '@phoenix-checkout/react';

export const arabicLabels: CheckoutLabels = {
  title: 'الدفع عبر Phoenix',
  loading: 'جارٍ تحميل صفحة الدفع…',
  succeeded: 'اكتملت عملية الدفع.',
  failed: 'فشلت عملية الدفع.',
  cancelled: 'أُلغيت عملية الدفع.',
  done: 'تم كل شيء.',
  error: 'لا يمكن عرض صفحة الدفع.',
  errors: {
    invalid_address: 'يُرجى التحقق من عنوان المحفظة.',
    invalid_amount: 'يُرجى التحقق من المبلغ.',
    token_unauthorized: 'يُرجى تسجيل الدخول للدفع.',
    token_unavailable: 'لا يمكن الوصول إلى خدمة الدفع.',
    frame_load_timeout: 'صفحة الدفع بطيئة.',
    offline: 'أنت غير متصل بالإنترنت.',
  },
  heldBack: 'سيُطبَّق التغيير بعد هذه الدفعة.',
  retry: 'إعادة المحاولة',
  startAgain: 'البدء من جديد',
  openInNewTab: 'لا تظهر الصفحة؟ افتحها في علامة تبويب جديدة',
  close: 'إغلاق',
  closeQuestion: 'طلبك لا يزال مفتوحًا.',
  keepPaying: 'متابعة الدفع',
  closeAnyway: 'إغلاق على أي حال',
};
